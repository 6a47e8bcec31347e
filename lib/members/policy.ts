import type { Actor, UserActor } from "#lib/auth/actor";

/**
 * Passwords, sessions and tokens are changed by the person in a browser. A token may not: one that leaked could
 * make itself a successor.
 */
export function mayChangeOwnAccess(actor: Actor): actor is UserActor {
  return actor.type === "user";
}
