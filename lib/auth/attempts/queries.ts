import type { Db } from "#lib/db/client";
import { ADDRESS_FAILURES, ADDRESS_WINDOW, FAILURE_COUNTS_FOR, KNOWN_FOR } from "../throttle.ts";
import type { Tries } from "../throttle.ts";

type Pair = { emailHash: string; addressHash: string };

/** What the throttle judges by. Reads at most some tens of rows, whatever an attacker left behind. */
export async function countTries(db: Db, pair: Pair, now: Date): Promise<Tries> {
  const lastSuccess = await db.signInAttempt.findFirst({
    where: { ...pair, succeeded: true, at: { gt: new Date(now.getTime() - KNOWN_FOR) } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const pairFrom = Math.max(now.getTime() - FAILURE_COUNTS_FOR, lastSuccess?.at.getTime() ?? 0);
  const windowFrom = new Date(now.getTime() - ADDRESS_WINDOW);
  const { emailHash, addressHash } = pair;
  const ofPair = await failures(db, { ...pair, at: { gt: new Date(pairFrom) } });
  const ofAddress = await failures(db, { addressHash, at: { gt: windowFrom } });
  const ofPerson = await failures(db, { emailHash, at: { gt: windowFrom } });
  return {
    ofPair: { count: ofPair.length, lastAt: ofPair.at(0) ?? null },
    ofAddress: { count: ofAddress.length, oldestAt: ofAddress.at(-1) ?? null },
    ofPerson: ofPerson.length,
    known: lastSuccess !== null,
  };
}

/** The latest failures, newest first: as many as any rule looks at. */
async function failures(
  db: Db,
  where: { emailHash?: string; addressHash?: string; at: { gt: Date } },
): Promise<Date[]> {
  const rows = await db.signInAttempt.findMany({
    where: { ...where, succeeded: false },
    orderBy: { at: "desc" },
    take: ADDRESS_FAILURES,
    select: { at: true },
  });
  return rows.map((row) => row.at);
}
