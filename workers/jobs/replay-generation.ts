/**
 * One finished generation once more, on the challenger of a comparison: the same brief, sources, seed and versions but
 * for the one that is compared. It works only while nobody waits, and begins anew when somebody came in between.
 */
import { AppError } from "#lib/errors/app-error";
import type { Db } from "#lib/db/client";
import { isConnectionLost } from "#lib/db/connection-error";
import {
  completeReplay,
  failReplay,
  releaseReplay,
  renewReplay,
  type ReplayClaim,
} from "#lib/evaluation/attempts/commands";
import { isDeskBusy } from "#lib/workers/busy/queries";
import { findReplayOrder, type ReplayOrder } from "#lib/evaluation/attempts/queries";
import { measureText } from "#lib/evaluation/figures/measure";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import { findResolvedVersion } from "#lib/models/queries";
import { EngineError } from "../engines/engine.ts";
import { abilitiesFrom } from "../pipelines/abilities.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { Emit } from "../pipelines/pipeline.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import { createTurns } from "../profiles/turns.ts";
import type { Claims } from "../supervisor/claims.ts";
import type { EnginePool, PoolRequest } from "../supervisor/engine-pool.ts";
import { describeFailure } from "./describe-failure.ts";
import { keepClaim, type Ended } from "./keep-claim.ts";
import { isVersionLeftToOthers } from "./left-to-others.ts";
import { loadOrder } from "./load-order.ts";
import { proofsOf, requestOf } from "./resolve-engines.ts";
import type { EnginePlan } from "./resolve-engines.ts";
import { runOrder } from "./run-order.ts";

export type ReplayDependencies = {
  db: Db;
  pool: EnginePool;
  workerId: string;
  claims: Pick<Claims, "whenHeld">;
  runPipeline: RunPipeline;
  /** Fires as soon as the worker drains: nobody waits for a replay. */
  signal: AbortSignal;
};

export type ReplayOutcome = "completed" | "failed" | "released" | "lost";

export async function replayGeneration(dependencies: ReplayDependencies, claim: ReplayClaim): Promise<ReplayOutcome> {
  const { db, workerId, claims, signal } = dependencies;
  const keeper = keepClaim({ first: null, write: () => renewReplay(db, claim), outer: signal });
  const turns = createTurns({
    signal: keeper.signal,
    isSomebodyWaiting: () => isDeskBusy(db, workerId),
    whenSomebodyComes: claims.whenHeld,
    // Between two turns nothing is held: each gives its engines back as it ends.
    onWait: () => undefined,
  });
  let challengerId: string | null = null;
  try {
    const order = await findReplayOrder(db, claim.itemId);
    challengerId = order.challengerId;
    const { replay, figures } = await turns.take((turn) => runReplay(dependencies, order, claim, turn));
    await keeper.stop();
    keeper.signal.throwIfAborted();
    return (await completeReplay(db, claim, replay, figures)) ? "completed" : "lost";
  } catch (error) {
    await keeper.stop();
    return await endReplay(dependencies, { ...claim, challengerId }, keeper.ended(), error);
  } finally {
    await keeper.stop();
  }
}

/** So often is what one worker could not load left to another: then it fails with the reason of the last. */
const TRIES_ELSEWHERE = 4;

const SILENT: Emit = { text: () => undefined, step: () => undefined, problem: () => undefined };

async function runReplay(
  { db, pool, runPipeline }: ReplayDependencies,
  order: ReplayOrder,
  claim: ReplayClaim,
  signal: AbortSignal,
) {
  const plan = await planReplay(db, order);
  const embedderId = plan.embedder?.version.id ?? null;
  const loaded = await loadOrder(db, order.generationId, embedderId, order.revisionId);
  const abilities = abilitiesFrom(await proofsOf(db, plan));
  const run = { pool, runPipeline, holder: claim.itemId, loaded, plan, abilities, signal, emit: SILENT };
  const replay = await runOrder(run).finally(async () => {
    // Who came in between may wait for the memory that was given back just now.
    if (signal.aborted) await wakeWorkers(db, GENERATE_DRAFT);
  });
  if (!replay) throw new Error("a replay was ended by nobody");
  const { kind, draft, project } = loaded.order;
  const { language } = draft;
  const context = { kind, language, forbiddenWords: project.forbiddenWords, brief: loaded.brief };
  const figures = { champion: measureText(order.champion, context), challenger: measureText(replay, context) };
  return { replay, figures };
}

/** What the text was written with, and the challenger in the place of the champion. */
async function planReplay(db: Db, { ranWith, task, championId, challengerId }: ReplayOrder): Promise<EnginePlan> {
  const request = async (
    wanted: { id: string; name: string; number: number },
    isCompared: boolean,
  ): Promise<PoolRequest> => {
    const id = isCompared && wanted.id === championId ? challengerId : wanted.id;
    const version = await findResolvedVersion(db, id);
    if (version) return requestOf(version);
    const gone =
      id === challengerId ? "The version that is compared" : `${wanted.name} v${wanted.number}, which took part in it,`;
    throw new PipelineError("model-missing", `${gone} is not ready any more, so the text cannot be written again.`);
  };
  const orNone = async (wanted: { id: string; name: string; number: number } | null, isCompared = false) =>
    wanted && request(wanted, isCompared);
  const translators = [];
  for (const leg of ranWith.translators)
    translators.push({ request: await request(leg, task === "translate"), from: leg.from, to: leg.to });
  return {
    writer: await orNone(ranWith.writer, task === "write"),
    embedder: await orNone(ranWith.embedder),
    entailer: await orNone(ranWith.entailer),
    summariser: await orNone(ranWith.summariser, task === "summarise"),
    translators,
    kept: [],
    notes: [],
  };
}

/** What ended it decides before the error does: what an aborted engine throws is only the consequence. */
async function endReplay(
  { db, pool, workerId }: ReplayDependencies,
  { challengerId, ...claim }: ReplayClaim & { challengerId: string | null },
  ended: Ended,
  error: unknown,
): Promise<ReplayOutcome> {
  if (ended === "lost") return "lost";
  const isCrash = error instanceof EngineError && error.code === "process-ended";
  if (ended === "draining" || isCrash || isConnectionLost(error))
    return (await releaseReplay(db, claim)) ? "released" : "lost";
  const lacking = { db, workerId, cannotLoad: pool.cannotLoad() };
  if (challengerId && claim.attempt < TRIES_ELSEWHERE && (await isVersionLeftToOthers(lacking, challengerId)))
    return (await releaseReplay(db, claim)) ? "released" : "lost";
  // Draft or project went while it ran, and the row with it.
  const isGone = error instanceof AppError && error.code === "not_found";
  const reason = isGone ? new PipelineError("no-sources", "What it was written from is not there any more.") : error;
  const failed = await failReplay(db, claim, describeFailure(reason));
  if (!failed) return "lost";
  if (!(reason instanceof EngineError || reason instanceof PipelineError)) throw error;
  return "failed";
}
