/** Sign-in with email and password: slowed for who guesses, the same in words and time for people who do not exist. */
import { attemptSucceeded, beginAttempt } from "#lib/auth/attempts/commands";
import { waitTurn } from "#lib/auth/late-answers";
import { hashPassword, needsRehash, verifyPassword } from "#lib/auth/password";
import { openSession } from "#lib/auth/sessions/commands";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import type { Outcome, Refused } from "#lib/errors/refusal";
import type { Credentials } from "./schema.ts";

/** Where a sign-in comes from: the network address as `clientAddress` gives it. */
export type Browser = { address: string; userAgent: string };
export type SignedIn = { userId: string; sessionId: string; expiresAt: Date };
export type SlowDown = Refused<"slow-down"> & { seconds: number };

type Candidate = { id: string; name: string; isAdmin: boolean; passwordHash: string };

export async function signIn(
  db: Db,
  credentials: Credentials,
  browser: Browser,
): Promise<Outcome<SignedIn, "wrong-credentials"> | SlowDown> {
  const attempt = await beginAttempt(db, credentials.email, browser.address);
  if (attempt.id === null) return { ...refuse("slow-down"), seconds: Math.ceil(attempt.refuseFor / 1_000) };
  await waitTurn(attempt.answerAfter);
  const user = await findCandidate(db, credentials.email);
  const matches = await verifyPassword(user?.passwordHash ?? null, credentials.password);
  if (!user || !matches) return refuse("wrong-credentials");

  const passwordHash = needsRehash(user.passwordHash) ? await hashPassword(credentials.password) : user.passwordHash;
  return begin(db, user, passwordHash, attempt.id, browser);
}

async function findCandidate(db: Db, email: string): Promise<Candidate | null> {
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, isAdmin: true, status: true, passwordHash: true },
  });
  return user?.status === "active" && user.passwordHash ? { ...user, passwordHash: user.passwordHash } : null;
}

async function begin(db: Db, user: Candidate, passwordHash: string, attemptId: bigint, browser: Browser) {
  return transact(db, async (tx) => {
    // Holds the row: a removal or a new password that came while we compared wins, and one that comes now ends
    // the session which is opened here.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, status: "active", passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return refuse("wrong-credentials");
    await attemptSucceeded(tx, attemptId);
    const session = await openSession(tx, user.id, browser.userAgent);
    const actor = {
      type: "user" as const,
      userId: user.id,
      sessionId: session.sessionId,
      isAdmin: user.isAdmin,
      name: user.name,
    };
    await recordEvent(tx, actor, { type: "user.signed_in", subject: ["user", user.id] });
    return done({ ...session, userId: user.id });
  });
}
