import type { UserActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";

export type OwnSession = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; current: boolean };

/** Where the actor is signed in, the latest used first. */
export async function listOwnSessions(db: Db, actor: UserActor): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { userId: actor.userId, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

export async function findOwnAccount(db: Db, actor: UserActor): Promise<{ name: string; email: string }> {
  return db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true, email: true } });
}
