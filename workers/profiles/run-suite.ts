/** The whole self-test on a lent engine: speed, then stage by stage, with the reasons of refusals counted. */
import type { ProfileProgress, StageResult } from "#lib/models/profiles/schema";
import type { Measured } from "#lib/models/profiles/attempts/commands";
import { EngineError } from "../engines/engine.ts";
import type { EngineHandle } from "../inference/client.ts";
import { abilitiesFrom } from "../pipelines/abilities.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { PipelineContext } from "../pipelines/pipeline.ts";
import { measureSpeed } from "./measure-speed.ts";
import { stagesFor, translatorOf, type SuiteItem, type SuiteStage } from "./suite.ts";
import type { Turns } from "./turns.ts";

/** The same texts each time, as far as the engine lets it. */
const SEED = 20_261;

export type SuiteRun = {
  turns: Turns;
  /** The engine, loaded again where it was given back meanwhile. */
  engine: () => Promise<EngineHandle>;
  finished: readonly StageResult[];
  onProgress: (progress: ProfileProgress) => void;
  onStage: (result: StageResult) => void;
};

export async function runSuite(run: SuiteRun): Promise<Measured> {
  run.onProgress({ name: "load", done: 0, of: 1 });
  const engine = await run.turns.take(() => run.engine());
  run.onProgress({ name: "speed", done: 0, of: 1 });
  const speed = await run.turns.take(async (signal) => {
    const { write } = await run.engine();
    return write ? measureSpeed(write, signal) : { promptTokensPerSecond: null, tokensPerSecond: null };
  });
  let memoryBytes = engine.memoryBytes();
  const done = new Set(run.finished.map(({ stage }) => stage));
  for (const stage of stagesFor(engine).filter((one) => !done.has(one.stage))) {
    const { result, peakBytes } = await runStage(stage, run);
    memoryBytes = Math.max(memoryBytes, peakBytes);
    run.onStage(result);
  }
  const { device, threads = null, loadMilliseconds } = engine;
  return { device, threads, loadMilliseconds, memoryBytes, ...speed };
}

async function runStage({ stage, items }: SuiteStage, run: SuiteRun) {
  const reasons: Record<string, number> = {};
  let accepted = 0;
  let milliseconds = 0;
  let peakBytes = 0;
  for (const [index, item] of items.entries()) {
    run.onProgress({ name: stage, done: index, of: items.length });
    const outcome = await run.turns.take(async (signal) => {
      const engine = await run.engine();
      const started = performance.now();
      const refused = await runItem(item, engine, signal);
      return { refused, took: performance.now() - started, memoryBytes: engine.memoryBytes() };
    });
    milliseconds += outcome.took;
    peakBytes = Math.max(peakBytes, outcome.memoryBytes);
    if (outcome.refused === null) accepted += 1;
    else reasons[outcome.refused] = (reasons[outcome.refused] ?? 0) + 1;
  }
  const result: StageResult = {
    stage,
    items: items.length,
    accepted,
    reasons,
    milliseconds: Math.round(milliseconds),
  };
  return { result, peakBytes };
}

/** An engine that fails at an item has not passed it; one whose process ended cannot go on. */
async function runItem(item: SuiteItem, engine: EngineHandle, signal: AbortSignal): Promise<string | null> {
  try {
    return await item.run(contextFor(engine, signal));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError && error.code !== "process-ended") return error.code;
    if (error instanceof PipelineError) return error.code;
    throw error;
  }
}

function contextFor(engine: EngineHandle, signal: AbortSignal): PipelineContext {
  return {
    sources: [],
    document: null,
    language: "en",
    guidelines: "",
    forbiddenWords: [],
    writer: engine.write,
    embedder: engine.embed,
    entailer: engine.entail,
    summariser: engine.summarise,
    translators: [translatorOf(engine)].filter((translator) => translator !== null),
    abilities: abilitiesFrom([]),
    seed: SEED,
    signal,
    emit: { text: () => {}, step: () => {}, problem: () => {} },
  };
}
