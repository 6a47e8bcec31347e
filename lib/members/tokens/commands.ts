/** API tokens: made and revoked by their own person in a browser, or by who runs the installation. */
import type { Actor, Scope, SystemActor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import { digestOf, newSecret } from "#lib/auth/secret";
import { TOKEN_PREFIX } from "#lib/auth/tokens/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import { mayChangeOwnAccess } from "../policy.ts";
import type { TokenInput } from "./schema.ts";

const MAX_TOKENS = 50;
const SHOWN_CHARACTERS = 10;
const DAY = 24 * 60 * 60 * 1_000;

export type CreatedToken = { id: string; /** Shown once. */ secret: string; scopes: Scope[]; expiresAt: Date };
type Refusal = "too-many-tokens" | "admin-scope-needs-admin";

export async function createToken(db: Db, actor: Actor, input: TokenInput): Promise<Outcome<CreatedToken, Refusal>> {
  if (!mayChangeOwnAccess(actor)) throw new AppError("forbidden", "A token cannot make tokens. Sign in to make one.");
  return issue(db, actor, { userId: actor.userId, isAdmin: actor.isAdmin }, input);
}

/** For the command line, where there is no browser. */
export async function createTokenFor(
  db: Db,
  actor: SystemActor,
  email: string,
  input: TokenInput,
): Promise<Outcome<CreatedToken, Refusal | "no-such-user">> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, isAdmin: true, status: true } });
  if (user?.status !== "active") return refuse("no-such-user");
  return issue(db, actor, { userId: user.id, isAdmin: user.isAdmin }, input);
}

export async function revokeToken(
  db: Db,
  actor: Actor,
  tokenId: string,
): Promise<Outcome<{ id: string }, "not-found">> {
  if (!mayChangeOwnAccess(actor)) throw new AppError("forbidden", "Sign in to revoke a token.");
  if (!isId(tokenId)) return refuse("not-found");
  return transact(db, async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return refuse("not-found");
    await recordEvent(tx, actor, { type: "token.revoked", subject: ["token", tokenId] });
    return done({ id: tokenId });
  });
}

async function issue(
  db: Db,
  actor: Actor,
  owner: { userId: string; isAdmin: boolean },
  input: TokenInput,
): Promise<Outcome<CreatedToken, Refusal>> {
  const { name, scopes } = input;
  if (scopes.includes("admin") && !owner.isAdmin) return refuse("admin-scope-needs-admin");
  const secret = newSecret(TOKEN_PREFIX);
  const expiresAt = new Date(Date.now() + input.days * DAY);
  return transact(db, async (tx) => {
    const active = { userId: owner.userId, revokedAt: null, expiresAt: { gt: new Date() } };
    if ((await tx.apiToken.count({ where: active })) >= MAX_TOKENS) return refuse("too-many-tokens");
    const prefix = secret.slice(0, SHOWN_CHARACTERS);
    const { id } = await tx.apiToken.create({
      data: { userId: owner.userId, name, tokenHash: digestOf(secret), prefix, scopes, expiresAt },
      select: { id: true },
    });
    await recordEvent(tx, actor, { type: "token.created", subject: ["token", id], data: { scopes: scopes.join(" ") } });
    return done({ id, secret, scopes, expiresAt });
  });
}
