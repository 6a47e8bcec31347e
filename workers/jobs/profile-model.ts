/**
 * One claimed self-test, from the first load to the profile. It works only while nobody waits for a text, and keeps
 * each finished stage, so that a restart goes on where it was.
 */
import type { Db } from "#lib/db/client";
import {
  claimProfile,
  completeProfile,
  endProfileCancelled,
  failProfile,
  recordProfileProgress,
  releaseProfile,
} from "#lib/models/profiles/attempts/commands";
import { isDeskBusy } from "#lib/workers/busy/queries";
import type { ProfileClaim } from "#lib/models/profiles/attempts/commands";
import { findProfileOrder } from "#lib/models/profiles/queries";
import { findResolvedVersion } from "#lib/models/queries";
import type { ProfileProgress, StageResult } from "#lib/models/profiles/schema";
import type { ModelError } from "#lib/models/schema";
import { EngineError } from "../engines/engine.ts";
import { runSuite } from "../profiles/run-suite.ts";
import { createTurns } from "../profiles/turns.ts";
import type { Claims } from "../supervisor/claims.ts";
import type { EnginePool, Loan, PoolRequest } from "../supervisor/engine-pool.ts";
import { keepClaim } from "./keep-claim.ts";
import type { Ended } from "./keep-claim.ts";
import { requestOf } from "./resolve-engines.ts";

export type ProfileDependencies = {
  db: Db;
  pool: EnginePool;
  workerId: string;
  claims: Pick<Claims, "whenHeld">;
  /** Fires when the worker ends. */
  signal: AbortSignal;
  /** How often it is looked whether somebody waits. */
  intervalMs?: number;
};

export type ProfileOutcome = "completed" | "failed" | "cancelled" | "released" | "lost" | "not-claimed";

export async function profileModel(dependencies: ProfileDependencies, profileId: string): Promise<ProfileOutcome> {
  const { db, pool, workerId, claims, signal, intervalMs } = dependencies;
  const claim = await claimProfile(db, profileId, workerId);
  if (!claim) return "not-claimed";
  const order = await findProfileOrder(db, profileId);
  const first: News = { progress: null, results: order.results };
  const write = ({ progress, results }: News) => recordProfileProgress(db, claim, progress, results);
  const keeper = keepClaim({ first, write, outer: signal });
  const show = (progress: ProfileProgress) => keeper.show({ ...keeper.newest(), progress });
  let loan: Loan | null = null;
  const giveBack = () => {
    loan?.giveBack();
    loan = null;
  };
  try {
    const request = await requestFor(db, order.versionId);
    const measured = await runSuite({
      turns: createTurns({
        signal: keeper.signal,
        isSomebodyWaiting: () => isDeskBusy(db, workerId),
        whenSomebodyComes: claims.whenHeld,
        onWait: () => {
          giveBack();
          show({ name: "waits", done: 0, of: 1 });
        },
        ...(intervalMs !== undefined && { intervalMs }),
      }),
      engine: async () => (loan ??= await pool.lend(request, profileId, keeper.signal)).engine,
      finished: order.results,
      onProgress: show,
      // A finished stage is kept at the next write, so that it is not run again.
      onStage: (result) => keeper.show({ ...keeper.newest(), results: [...keeper.newest().results, result] }),
    });
    await keeper.stop();
    keeper.signal.throwIfAborted();
    return (await completeProfile(db, claim, measured, keeper.newest().results)) ? "completed" : "lost";
  } catch (error) {
    await keeper.stop();
    return await endProfile(db, claim, keeper.ended(), error);
  } finally {
    await keeper.stop();
    giveBack();
  }
}

type News = { progress: ProfileProgress | null; results: readonly StageResult[] };

async function requestFor(db: Db, versionId: string): Promise<PoolRequest> {
  const version = await findResolvedVersion(db, versionId);
  if (!version) throw new EngineError("file-missing", "This version is not ready any more.");
  return requestOf(version);
}

/** What ended it decides before the error does: what an aborted engine throws is only the consequence. */
async function endProfile(db: Db, claim: ProfileClaim, ended: Ended, error: unknown): Promise<ProfileOutcome> {
  if (ended === "lost") return "lost";
  if (ended === "cancelled") return (await endProfileCancelled(db, claim)) ? "cancelled" : "lost";
  if (ended === "draining") return (await releaseProfile(db, claim)) ? "released" : "lost";
  const failed = await failProfile(db, claim, describe(error));
  if (!(error instanceof EngineError)) throw error;
  return failed ? "failed" : "lost";
}

function describe(error: unknown): ModelError {
  if (error instanceof EngineError)
    return {
      code: error.code,
      message: error.message,
      help: "Run the self-test again. If it fails again, this version may be too large for this machine.",
    };
  return {
    code: "internal",
    message: "The self-test ended because of a fault in the desk.",
    help: "Run it again; if it stays so, look at the worker's log.",
  };
}
