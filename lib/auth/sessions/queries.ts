import type { Db } from "#lib/db/client";
import type { UserActor } from "../actor.ts";
import { isId } from "../queries.ts";
import { touchSession } from "./commands.ts";

/** The person of an open session, as they are now; null when it ended, expired, or its person was removed. */
export async function findSessionActor(db: Db, sessionId: string, now = new Date()): Promise<UserActor | null> {
  if (!isId(sessionId)) return null;
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: {
      endedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, isAdmin: true, status: true } },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.user.status !== "active") return null;
  await touchSession(db, sessionId, session.lastSeenAt, now);
  const { id, name, isAdmin } = session.user;
  return { type: "user", userId: id, sessionId, isAdmin, name };
}
