import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { digestOf } from "../secret.ts";
import { FAILURE_COUNTS_FOR, KNOWN_FOR, waitFor } from "../throttle.ts";
import type { Wait } from "../throttle.ts";
import { countTries } from "./queries.ts";

export type Attempt = Wait & { id: bigint | null };

/**
 * Counts a try before the password is looked at, as failed until `attemptSucceeded`: tries that come at the same
 * moment see each other, one after the other, and cannot share one free place. A refused try is not counted, so
 * that asking again too early does not make the wait longer.
 */
export async function beginAttempt(db: Db, email: string, address: string, now = new Date()): Promise<Attempt> {
  const pair = { emailHash: digestOf(email), addressHash: digestOf(address) };
  return transact(db, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${pair.addressHash}`}, 0))`;
    const wait = waitFor(await countTries(tx, pair, now), now);
    if (wait.refuseFor > 0) return { ...wait, id: null };
    const attempt = await tx.signInAttempt.create({
      data: { ...pair, succeeded: false, at: now },
      select: { id: true },
    });
    return { ...wait, id: attempt.id };
  });
}

/** Makes the address known for this person, and forgets what is too old to count. */
export async function attemptSucceeded(db: Db, id: bigint, now = new Date()): Promise<void> {
  await db.signInAttempt.update({ where: { id }, data: { succeeded: true } });
  await forgetOldAttempts(db, now);
}

/** For people who come in by a link: the address where they set their password is theirs. */
export async function rememberAddress(db: Db, email: string, address: string): Promise<void> {
  await db.signInAttempt.create({
    data: { emailHash: digestOf(email), addressHash: digestOf(address), succeeded: true },
  });
}

async function forgetOldAttempts(db: Db, now: Date): Promise<void> {
  await db.signInAttempt.deleteMany({
    where: {
      OR: [
        { succeeded: false, at: { lt: new Date(now.getTime() - FAILURE_COUNTS_FOR) } },
        { at: { lt: new Date(now.getTime() - KNOWN_FOR) } },
      ],
    },
  });
}
