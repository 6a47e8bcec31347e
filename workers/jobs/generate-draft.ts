/**
 * One claimed generation, from the order to its end. Whatever happens is written to its row under the fence: the
 * draft, why it failed, that it was cancelled, or back to the queue when it was not its own fault.
 */
import type { Db } from "#lib/db/client";
import { isConnectionLost } from "#lib/db/connection-error";
import {
  LEASE_SECONDS,
  completeGeneration,
  endCancelled,
  failGeneration,
  recordCrash,
  recordRun,
  releaseClaim,
} from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import { keepIn, keptIn } from "#lib/generations/needs/schema";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import { firstText } from "#lib/metrics/worker";
import { EngineError } from "../engines/engine.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { Emit } from "../pipelines/pipeline.ts";
import { abilitiesFrom } from "../pipelines/abilities.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import { causeOf } from "../supervisor/abort-reason.ts";
import type { AbortCause } from "../supervisor/abort-reason.ts";
import type { Claims } from "../supervisor/claims.ts";
import type { EnginePool } from "../supervisor/engine-pool.ts";
import type { EventBuffer } from "../supervisor/event-buffer.ts";
import { untilStored } from "../supervisor/until-stored.ts";
import { describeFailure } from "./describe-failure.ts";
import { isLeftToOthers } from "./left-to-others.ts";
import { readOrder, withVectorsOf } from "./load-order.ts";
import { countGeneration, startNote } from "./note-attempt.ts";
import type { GenerationFacts } from "./note-attempt.ts";
import { planEngines, proofsOf } from "./resolve-engines.ts";
import type { EnginePlan } from "./resolve-engines.ts";
import { runOrder } from "./run-order.ts";

export type GenerateDependencies = {
  db: Db;
  pool: EnginePool;
  workerId: string;
  buffer: EventBuffer;
  claims: Claims;
  runPipeline: RunPipeline;
  onBug: (error: unknown, generationId: string) => void;
};

const TIME_LIMIT = 30 * 60_000;
const LEASE = LEASE_SECONDS * 1_000;

export type AttemptOutcome = "completed" | "failed" | "cancelled" | "released" | "crashed" | "lost";

/** Works on a claim to its end. Never throws for what is wrong with the order, the model or the database. */
export async function generateDraft(dependencies: GenerateDependencies, claim: Claim): Promise<AttemptOutcome> {
  const { buffer, claims } = dependencies;
  const { signal, letGo } = claims.hold(claim, TIME_LIMIT);
  const { generationId, attempt } = claim;
  const note = startNote(GENERATE_DRAFT, { generationId }, attempt);
  const facts: GenerationFacts = { kind: "unknown", version: "none", usage: null };
  try {
    return note(countGeneration(facts, await runAttempt(dependencies, claim, signal, facts)));
  } catch (error) {
    const cause = causeOf(signal);
    if (cause === null && isBug(error)) dependencies.onBug(error, generationId);
    await buffer.flush();
    const outcome = await untilStored(() => endFailed(dependencies, claim, cause, error), LEASE);
    return note(countGeneration(facts, outcome), cause ?? codeOf(error));
  } finally {
    letGo();
  }
}

async function runAttempt(
  { db, pool, buffer, runPipeline }: GenerateDependencies,
  claim: Claim,
  signal: AbortSignal,
  facts: GenerationFacts,
): Promise<AttemptOutcome> {
  const startedAt = performance.now();
  const { plan, abilities, ...loaded } = await untilStored(() => planAttempt(db, claim), LEASE);
  const { kind, need, wantedVersionId } = loaded.order;
  facts.kind = kind;
  const kept = wantedVersionId ? [] : plan.kept;
  const work = await runOrder({
    ...{ pool, runPipeline, holder: claim.generationId, loaded, plan, abilities, signal, startedAt },
    emit: emitInto(buffer, claim, () => firstText.observe({ kind }, (performance.now() - startedAt) / 1_000)),
    onLent({ label, ...run }) {
      facts.version = label ?? facts.version;
      return untilStored(() => recordRun(db, claim, { ...run, need: keepIn(need, kept) }), LEASE);
    },
  });
  if (!work) return "lost";
  facts.usage = work.usage;
  const lastWords = await buffer.take(claim);
  try {
    return (await untilStored(() => completeGeneration(db, claim, work, lastWords), LEASE)) ? "completed" : "lost";
  } catch (error) {
    // What fails keeps the text to its last word.
    for (const event of lastWords) buffer.push(event);
    throw error;
  }
}

async function planAttempt(db: Db, claim: Claim) {
  const read = await readOrder(db, claim.generationId);
  const { order, brief, document } = read;
  const from =
    (brief as { from?: string }).from ?? (document?.language === "und" ? null : (document?.language ?? null));
  const kept = keptIn(order.need);
  const plan: EnginePlan = await planEngines(db, { ...order, from, to: order.draft.language, kept });
  const loaded = withVectorsOf(read, plan.embedder?.version.id ?? null);
  return { ...loaded, plan, abilities: abilitiesFrom(await proofsOf(db, plan)) };
}

function emitInto(buffer: EventBuffer, claim: Claim, onFirstText: () => void): Emit {
  let silent = true;
  return {
    text(text) {
      const isFirst = silent;
      if (isFirst) onFirstText();
      silent = false;
      buffer.push({ ...claim, type: "text", data: { text } }, isFirst);
    },
    step: (data) => buffer.push({ ...claim, type: "step", data }),
    problem: (data) => buffer.push({ ...claim, type: "problem", data }),
  };
}

/** The cause of the abort decides before the error does: what an aborted engine throws is only its consequence. */
async function endFailed(
  { db, workerId }: GenerateDependencies,
  claim: Claim,
  cause: AbortCause | null,
  error: unknown,
): Promise<AttemptOutcome> {
  switch (cause) {
    case "lease-lost":
      return "lost";
    case "cancelled":
      return (await endCancelled(db, claim)) ? "cancelled" : "lost";
    case "draining":
      return (await releaseClaim(db, claim)) ? "released" : "lost";
    case "timed-out":
      return (await failGeneration(db, claim, describeFailure("timed-out"))) ? "failed" : "lost";
    case null:
  }
  if (error instanceof EngineError && error.code === "process-ended")
    return (await recordCrash(db, claim)) ? "crashed" : "lost";
  // The database was away for longer than a lease: not the order's fault, and perhaps another worker has it by now.
  if (isConnectionLost(error)) return (await releaseClaim(db, claim)) ? "released" : "lost";
  if (await isLeftToOthers(db, claim.generationId, workerId, error))
    return (await releaseClaim(db, claim)) ? "released" : "lost";
  return (await failGeneration(db, claim, describeFailure(error))) ? "failed" : "lost";
}

function codeOf(error: unknown): string {
  return error instanceof EngineError || error instanceof PipelineError ? error.code : "internal";
}

function isBug(error: unknown): boolean {
  return !(error instanceof EngineError || error instanceof PipelineError || isConnectionLost(error));
}
