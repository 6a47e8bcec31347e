import type { Db } from "#lib/db/client";

export const SESSION_SECONDS = 30 * 24 * 60 * 60;
const SEEN_EVERY = 60_000;

export async function openSession(
  db: Db,
  userId: string,
  userAgent: string,
  now = new Date(),
): Promise<{ sessionId: string; expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1_000);
  const session = await db.session.create({
    data: { userId, userAgent: userAgent.slice(0, 300), expiresAt },
    select: { id: true },
  });
  return { sessionId: session.id, expiresAt };
}

/** False when it had ended before, or is not this person's. */
export async function endSession(db: Db, userId: string, sessionId: string): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id: sessionId, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return count > 0;
}

/** Called in the transaction of what takes access away: the next request of each of these sessions is signed out. */
export async function endSessionsOf(db: Db, userId: string, options: { except?: string } = {}): Promise<void> {
  await db.session.updateMany({
    where: { userId, endedAt: null, ...(options.except && { id: { not: options.except } }) },
    data: { endedAt: new Date() },
  });
}

/** At most one write a minute, however many requests a screen makes. */
export async function touchSession(db: Db, sessionId: string, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < SEEN_EVERY) return;
  await db.session.updateMany({ where: { id: sessionId, lastSeenAt }, data: { lastSeenAt: now } });
}
