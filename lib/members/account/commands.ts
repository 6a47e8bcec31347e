/** What people change about themselves. A new password ends every other session of theirs. */
import type { Actor, UserActor } from "#lib/auth/actor";
import { attemptSucceeded, beginAttempt } from "#lib/auth/attempts/commands";
import { hashPassword, verifyPassword } from "#lib/auth/password";
import { isId } from "#lib/auth/queries";
import { endSession, endSessionsOf } from "#lib/auth/sessions/commands";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome } from "#lib/errors/refusal";
import { mayChangeOwnAccess } from "../policy.ts";
import type { SlowDown } from "../sign-in/commands.ts";
import type { PasswordChange } from "./schema.ts";

export async function changeOwnName(db: Db, actor: Actor, name: string): Promise<Outcome<{ name: string }, never>> {
  const { userId } = requireOwner(actor);
  return transact(db, async (tx) => {
    await tx.user.updateMany({ where: { id: userId, status: "active" }, data: { name } });
    await recordEvent(tx, actor, { type: "user.changed", subject: ["user", userId] });
    return done({ name });
  });
}

/** Guessing the current password, from a browser that was left open, is slowed like a sign-in. */
export async function changePassword(
  db: Db,
  actor: Actor,
  input: PasswordChange,
  address: string,
): Promise<Outcome<{ userId: string }, "wrong-password" | "changed-meanwhile"> | SlowDown> {
  const { userId, sessionId } = requireOwner(actor);
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, passwordHash: true } });
  const attempt = await beginAttempt(db, user.email, address);
  if (attempt.id === null) return { ...refuse("slow-down"), seconds: Math.ceil(attempt.refuseFor / 1_000) };
  if (!(await verifyPassword(user.passwordHash, input.current))) return refuse("wrong-password");
  const attemptId = attempt.id;
  const passwordHash = await hashPassword(input.password);
  return transact(db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, status: "active", passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return refuse("changed-meanwhile");
    await attemptSucceeded(tx, attemptId);
    await endSessionsOf(tx, userId, { except: sessionId });
    await recordEvent(tx, actor, { type: "password.changed", subject: ["user", userId] });
    return done({ userId });
  });
}

export async function endOwnSession(
  db: Db,
  actor: Actor,
  sessionId: string,
): Promise<Outcome<{ id: string }, "not-found">> {
  const { userId } = requireOwner(actor);
  if (!isId(sessionId) || !(await endSession(db, userId, sessionId))) return refuse("not-found");
  return done({ id: sessionId });
}

function requireOwner(actor: Actor): UserActor {
  if (!mayChangeOwnAccess(actor)) throw new AppError("forbidden", "Sign in to change your account.");
  return actor;
}
