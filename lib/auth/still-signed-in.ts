import type { Db } from "#lib/db/client";
import type { Actor } from "./actor.ts";
import { findSessionActor } from "./sessions/queries.ts";
import { findTokenRights } from "./tokens/queries.ts";

/** For streams that outlive their request: whether the session or token still stands, with the same rights. */
export async function isStillSignedIn(db: Db, actor: Actor): Promise<boolean> {
  if (actor.type === "system") return true;
  const now =
    actor.type === "user" ? await findSessionActor(db, actor.sessionId) : await findTokenRights(db, actor.tokenId);
  return now?.isAdmin === actor.isAdmin;
}
