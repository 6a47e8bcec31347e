import type { Scope, UserActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";

export type TokenRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

/** The actor's own that still work, newest first; createToken keeps their number small. */
export async function listOwnTokens(db: Db, actor: UserActor): Promise<TokenRow[]> {
  return db.apiToken.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    take: 100,
    select: {
      id: true,
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
    },
  });
}
