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
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import { kindOf } from "#lib/kinds/registry";
import { firstText } from "#lib/metrics/worker";
import { EngineError } from "../engines/engine.ts";
import type { Engine, TranslateEngine } from "../engines/engine.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { Emit } from "../pipelines/pipeline.ts";
import { abilitiesFrom } from "../pipelines/abilities.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import { causeOf } from "../supervisor/abort-reason.ts";
import type { AbortCause } from "../supervisor/abort-reason.ts";
import type { Claims } from "../supervisor/claims.ts";
import type { EnginePool, Loan, PoolRequest } from "../supervisor/engine-pool.ts";
import type { EventBuffer } from "../supervisor/event-buffer.ts";
import { untilStored } from "../supervisor/until-stored.ts";
import { describeFailure } from "./describe-failure.ts";
import { loadOrder } from "./load-order.ts";
import { countGeneration, startNote } from "./note-attempt.ts";
import type { GenerationFacts } from "./note-attempt.ts";
import { planEngines, proofsOf, translatorOf } from "./resolve-engines.ts";
import type { EnginePlan } from "./resolve-engines.ts";

export type GenerateDependencies = {
  db: Db;
  pool: EnginePool;
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
    const outcome = await untilStored(() => endFailed(dependencies.db, claim, cause, error), LEASE);
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
  const started = performance.now();
  const loans: Loan[] = [];
  try {
    const { plan, abilities, ...loaded } = await untilStored(() => planAttempt(db, claim), LEASE);
    const { order, brief } = loaded;
    facts.kind = order.kind;
    const requests = {
      writer: plan.writer,
      embedder: abilities.may("compare-meaning") ? plan.embedder : null,
      entailer: abilities.may("entail-claim") ? plan.entailer : null,
      summariser: abilities.may("summarise-text") ? plan.summariser : null,
    };
    const all = [...Object.values(requests), ...plan.translators.map((leg) => leg.request)];
    loans.push(...(await pool.lendAll(onceEach(all), claim.generationId, signal)));
    const lent = (request: PoolRequest | null) =>
      loans.find(({ engine }) => engine.version.id === request?.version.id)?.engine ?? null;
    const [writer, embedder] = [lent(requests.writer), lent(requests.embedder)];
    const [entailer, summariser] = [lent(requests.entailer), lent(requests.summariser)];
    const translators = plan.translators.map((leg) => translatorOf(lent(leg.request) as Engine, leg));
    const engines = { writer, embedder, entailer, summariser, translators };
    const main = (writer ?? translators[0])?.version;
    if (main) facts.version = `${main.name} v${main.number}`;
    const run = {
      modelVersionId: main?.id ?? null,
      ranWith: ranWith(engines, devicesOf(loans), order.seed),
    };
    if (!(await untilStored(() => recordRun(db, claim, run), LEASE))) return "lost";

    const result = await runPipeline(order.kind, brief, {
      sources: loaded.sources,
      document: loaded.document,
      language: order.draft.language,
      guidelines: order.project.guidelines,
      forbiddenWords: order.project.forbiddenWords,
      writer: writer?.write ?? null,
      embedder: embedder?.embed ?? null,
      entailer: entailer?.entail ?? null,
      summariser: summariser?.summarise ?? null,
      translators,
      abilities,
      seed: order.seed,
      signal,
      emit: emitInto(buffer, claim, () =>
        firstText.observe({ kind: order.kind }, (performance.now() - started) / 1_000),
      ),
    });
    signal.throwIfAborted();
    await buffer.flush();
    const kind = kindOf(order.kind);
    const content = kind.contentSchema.parse(result.content);
    const usage = { ...result.usage, milliseconds: Math.round(performance.now() - started) };
    facts.usage = usage;
    const notes = [...result.notes, ...(plan.embedder && !embedder ? abilities.notesOn(["compare-meaning"]) : [])];
    const work = { ...result, notes, content, title: kind.titleOf(content).slice(0, 200), usage };
    return (await untilStored(() => completeGeneration(db, claim, work), LEASE)) ? "completed" : "lost";
  } finally {
    for (const loan of loans) loan.giveBack();
  }
}

async function planAttempt(db: Db, claim: Claim) {
  const first = await loadOrder(db, claim.generationId, null);
  const { order, brief, document } = first;
  const from =
    (brief as { from?: string }).from ?? (document?.language === "und" ? null : (document?.language ?? null));
  const plan: EnginePlan = await planEngines(db, { ...order, from, to: order.draft.language });
  const loaded = plan.embedder ? await loadOrder(db, claim.generationId, plan.embedder.version.id) : first;
  return { ...loaded, plan, abilities: abilitiesFrom(await proofsOf(db, plan)) };
}

/** Each version once: one that does several tasks is lent once. */
function onceEach(requests: (PoolRequest | null)[]): PoolRequest[] {
  const wanted = requests.filter((request) => request !== null);
  return [...new Map(wanted.map((request) => [request.version.id, request])).values()];
}

function emitInto(buffer: EventBuffer, claim: Claim, onFirstText: () => void): Emit {
  let silent = true;
  return {
    text(text) {
      if (silent) onFirstText();
      silent = false;
      buffer.push({ ...claim, type: "text", data: { text } });
    },
    step: (data) => buffer.push({ ...claim, type: "step", data }),
    problem: (data) => buffer.push({ ...claim, type: "problem", data }),
  };
}

/** The cause of the abort decides before the error does: what an aborted engine throws is only its consequence. */
async function endFailed(db: Db, claim: Claim, cause: AbortCause | null, error: unknown): Promise<AttemptOutcome> {
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
  return (await failGeneration(db, claim, describeFailure(error))) ? "failed" : "lost";
}

function codeOf(error: unknown): string {
  return error instanceof EngineError || error instanceof PipelineError ? error.code : "internal";
}

function isBug(error: unknown): boolean {
  return !(error instanceof EngineError || error instanceof PipelineError || isConnectionLost(error));
}

type Engines = Record<"writer" | "embedder" | "entailer" | "summariser", Engine | null> & {
  translators: TranslateEngine[];
};

/** Version id → where it runs. */
function devicesOf(loans: Loan[]): Map<string, string> {
  return new Map(loans.map(({ engine }) => [engine.version.id, engine.device]));
}

function ranWith(engines: Engines, devices: Map<string, string>, seed: number) {
  const { writer, embedder, entailer, summariser, translators } = engines;
  const facts = (engine: Engine | null) => engine && { ...engine.version, device: engine.device };
  return {
    seed,
    writer: facts(writer),
    embedder: facts(embedder),
    ...(entailer && { entailer: facts(entailer) }),
    ...(summariser && { summariser: facts(summariser) }),
    translators: translators.map(({ version, from, to }) => ({
      ...version,
      device: devices.get(version.id),
      from,
      to,
    })),
  };
}
