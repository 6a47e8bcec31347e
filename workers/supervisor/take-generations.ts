import { claimNext, releaseUnknown } from "#lib/generations/claims/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import type { Db } from "#lib/db/client";
import type { Claims } from "./claims.ts";
import type { Judge } from "./readiness.ts";

/**
 * Takes the next generations from their table, one after the other, since each changes what fits. When the answer to a
 * claim was lost, rows may be ours that nobody here works on: the next call gives those back first, so that they wait
 * for no lease and burn no attempt.
 */
export function takeGenerations(
  db: Db,
  workerId: string,
  claims: Claims,
  judge: Judge,
  personLimit: number,
): (count: number) => Promise<Claim[]> {
  let inDoubt = false;

  async function takeOne(): Promise<Claim | null> {
    for (;;) {
      const answer = await claimNext(db, workerId, { personLimit, readiness: judge.readiness() });
      switch (answer.outcome) {
        case "judge":
          await judge.judge(answer.need);
          continue;
        case "claimed":
          judge.reserve(answer.generationId, answer.need);
          return { generationId: answer.generationId, attempt: answer.attempt };
        case "held":
        case "nothing":
          return null;
      }
    }
  }

  return async (count) => {
    if (inDoubt) await releaseUnknown(db, workerId, claims.held());
    inDoubt = true;
    const taken: Claim[] = [];
    try {
      while (taken.length < count) {
        const claim = await takeOne();
        if (!claim) break;
        taken.push(claim);
      }
      inDoubt = false;
    } catch (error) {
      // What was taken before is worked on; the next call finds the database as it is then.
      if (taken.length === 0) throw error;
    }
    return taken;
  };
}
