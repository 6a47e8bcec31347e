/** A plan's engines, lent, and the kind's pipeline run on them: what writes a draft and what replays one share this. */
import type { FinishedWork } from "#lib/generations/attempts/commands";
import type { UsedGuidelines } from "#lib/generations/runs/schema";
import { kindOf } from "#lib/kinds/registry";
import type { Engine, TranslateEngine } from "../engines/engine.ts";
import type { Abilities } from "../pipelines/abilities.ts";
import type { Emit } from "../pipelines/pipeline.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import type { EnginePool, Loan, PoolRequest } from "../supervisor/engine-pool.ts";
import type { LoadedOrder } from "./load-order.ts";
import { translatorOf } from "./resolve-engines.ts";
import type { EnginePlan } from "./resolve-engines.ts";

export type OrderRun = {
  pool: EnginePool;
  runPipeline: RunPipeline;
  /** Who holds the engines, for the list of what they run. */
  holder: string;
  loaded: LoadedOrder;
  plan: EnginePlan;
  abilities: Abilities;
  signal: AbortSignal;
  emit: Emit;
  /** By performance.now(): from when on it took its time. Unless given, from when its engines are there. */
  startedAt?: number;
  /** Before anything is written; with false the run ends. */
  onLent?: (run: RanWith) => Promise<boolean>;
};

export type RanWith = {
  /** "name v2" of the version that writes or translates; null without one. */
  label: string | null;
  modelVersionId: string | null;
  ranWith: Record<string, unknown>;
};

/** Null when `onLent` ended it. Throws what the pool and the pipeline throw, and when the signal fires. */
export async function runOrder(run: OrderRun): Promise<FinishedWork | null> {
  const { pool, plan, abilities, signal, loaded } = run;
  const { order } = loaded;
  const loans: Loan[] = [];
  try {
    const requests = {
      writer: plan.writer,
      embedder: abilities.may("compare-meaning") ? plan.embedder : null,
      entailer: abilities.may("entail-claim") ? plan.entailer : null,
      summariser: abilities.may("summarise-text") ? plan.summariser : null,
    };
    const all = [...Object.values(requests), ...plan.translators.map((leg) => leg.request)];
    loans.push(...(await pool.lendAll(onceEach(all), run.holder, signal)));
    const lent = (request: PoolRequest | null) =>
      loans.find(({ engine }) => engine.version.id === request?.version.id)?.engine ?? null;
    const [writer, embedder] = [lent(requests.writer), lent(requests.embedder)];
    const [entailer, summariser] = [lent(requests.entailer), lent(requests.summariser)];
    const translators = plan.translators.map((leg) => translatorOf(lent(leg.request) as Engine, leg));
    const engines = { writer, embedder, entailer, summariser, translators };
    const main = (writer ?? translators[0])?.version;
    const goesOn = await run.onLent?.({
      label: main ? `${main.name} v${main.number}` : null,
      modelVersionId: main?.id ?? null,
      ranWith: { ...ranWith(engines, devicesOf(loans), order.seed), guidelines: guidelinesOf(order) },
    });
    if (goesOn === false) return null;

    const startedAt = run.startedAt ?? performance.now();
    const result = await run.runPipeline(order.kind, loaded.brief, {
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
      emit: run.emit,
    });
    signal.throwIfAborted();
    const kind = kindOf(order.kind);
    const content = kind.contentSchema.parse(result.content);
    const usage = { ...result.usage, milliseconds: Math.round(performance.now() - startedAt) };
    const notes = [
      ...plan.notes,
      ...result.notes,
      ...(plan.embedder && !embedder ? abilities.notesOn(["compare-meaning"]) : []),
    ];
    return { ...result, notes, content, title: kind.titleOf(content).slice(0, 200), usage };
  } finally {
    for (const loan of loans) loan.giveBack();
  }
}

/** Each version once: one that does several tasks is lent once. */
function onceEach(requests: (PoolRequest | null)[]): PoolRequest[] {
  const wanted = requests.filter((request) => request !== null);
  return [...new Map(wanted.map((request) => [request.version.id, request])).values()];
}

type Engines = Record<"writer" | "embedder" | "entailer" | "summariser", Engine | null> & {
  translators: TranslateEngine[];
};

/** Version id → where it runs. */
function devicesOf(loans: Loan[]): Map<string, string> {
  return new Map(loans.map(({ engine }) => [engine.version.id, engine.device]));
}

/** As they stood when this attempt began: the project's may change, the draft still tells what it was written under. */
function guidelinesOf({ project }: LoadedOrder["order"]): UsedGuidelines {
  return { text: project.guidelines, forbiddenWords: project.forbiddenWords };
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
