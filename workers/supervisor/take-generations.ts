import { claimGenerations, releaseUnknown } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import type { Db } from "#lib/db/client";
import type { Claims } from "./claims.ts";

/**
 * Takes the next generations from their table. When the answer to a claim was lost, rows may be ours that nobody
 * here works on: the next call gives those back first, so that they wait for no lease and burn no attempt.
 */
export function takeGenerations(db: Db, workerId: string, claims: Claims): (count: number) => Promise<Claim[]> {
  let inDoubt = false;
  return async (count) => {
    if (inDoubt) await releaseUnknown(db, workerId, claims.held());
    inDoubt = true;
    const taken = await claimGenerations(db, workerId, count);
    inDoubt = false;
    return taken;
  };
}
