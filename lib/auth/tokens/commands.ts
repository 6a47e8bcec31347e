import type { Db } from "#lib/db/client";

const USED_EVERY = 60_000;

/** At most one write a minute, however often a script calls. */
export async function touchToken(db: Db, tokenId: string, lastUsedAt: Date | null, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < USED_EVERY) return;
  await db.apiToken.updateMany({ where: { id: tokenId, lastUsedAt }, data: { lastUsedAt: now } });
}

/** Called in the transaction that removes a person. */
export async function revokeTokensOf(db: Db, userId: string): Promise<void> {
  await db.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
}
