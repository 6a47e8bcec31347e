/**
 * Who acts. Made by lib/auth from a session, a token or the system's own work, and the first argument of each
 * command and query after `db`.
 */
export type Scope = "read" | "write" | "review" | "publish" | "admin";

export type UserActor = { type: "user"; userId: string; sessionId: string; isAdmin: boolean; name: string };
export type TokenActor = {
  type: "token";
  userId: string;
  tokenId: string;
  isAdmin: boolean;
  name: string;
  scopes: Scope[];
};
/** The worker, the seed and the start script. Never made from a request. */
export type SystemActor = { type: "system"; name: string };

export type Actor = UserActor | TokenActor | SystemActor;

/** The person behind the actor, for columns that name one. */
export function userIdOf(actor: Actor): string | null {
  return actor.type === "system" ? null : actor.userId;
}

export function systemActor(name: string): SystemActor {
  return { type: "system", name };
}
