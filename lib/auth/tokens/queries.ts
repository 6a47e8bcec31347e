import type { Db } from "#lib/db/client";
import type { TokenActor } from "../actor.ts";
import { digestOf } from "../secret.ts";
import { touchToken } from "./commands.ts";

export const TOKEN_PREFIX = "cd_";

const BEARER = /^Bearer +(cd_[A-Za-z0-9_-]{43})$/i;

/**
 * The actor of an Authorization header; null for one that is missing, malformed, unknown, expired or revoked, or
 * whose person was removed. Found by its hash: what is compared in variable time is no secret.
 */
export async function findTokenActor(
  db: Db,
  authorization: string | null,
  now = new Date(),
): Promise<TokenActor | null> {
  const secret = BEARER.exec(authorization ?? "")?.[1];
  if (!secret) return null;
  const token = await db.apiToken.findUnique({
    where: { tokenHash: digestOf(secret) },
    select: {
      id: true,
      name: true,
      scopes: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
      user: { select: { id: true, isAdmin: true, status: true } },
    },
  });
  if (!token || token.revokedAt || token.expiresAt <= now || token.user.status !== "active") return null;
  await touchToken(db, token.id, token.lastUsedAt, now);
  return {
    type: "token",
    userId: token.user.id,
    tokenId: token.id,
    isAdmin: token.user.isAdmin,
    name: token.name,
    scopes: token.scopes,
  };
}

/** Of a token that was accepted before: whether it still stands, and with which rights; null when it does not. */
export async function findTokenRights(db: Db, tokenId: string, now = new Date()): Promise<{ isAdmin: boolean } | null> {
  const token = await db.apiToken.findFirst({
    where: { id: tokenId, revokedAt: null, expiresAt: { gt: now }, user: { status: "active" } },
    select: { user: { select: { isAdmin: true } } },
  });
  return token?.user ?? null;
}
