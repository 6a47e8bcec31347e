import type { Db } from "#lib/db/client";
import type { Actor } from "./actor.ts";
import { findSessionActor } from "./sessions/queries.ts";

/** For streams that outlive their request: whether the session or token still stands, with the same rights. */
export async function isStillSignedIn(db: Db, actor: Actor): Promise<boolean> {
  if (actor.type === "system") return true;
  if (actor.type === "user") return (await findSessionActor(db, actor.sessionId))?.isAdmin === actor.isAdmin;
  const token = await db.apiToken.findFirst({
    where: { id: actor.tokenId, revokedAt: null, expiresAt: { gt: new Date() }, user: { status: "active" } },
    select: { user: { select: { isAdmin: true } } },
  });
  return token?.user.isAdmin === actor.isAdmin;
}
