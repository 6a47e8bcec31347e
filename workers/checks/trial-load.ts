/**
 * A trial load: the version in an engine process of its own, which has no secrets, may take so much memory and so much
 * time, and ends in every case. What it costs and what it answers is all that comes out of it.
 */
import { inWords } from "#lib/models/checks/candidate";
import type { Golden } from "#lib/models/checks/schema";
import { EngineError } from "../engines/engine.ts";
import type { LoadRequest } from "../engines/engine.ts";
import { languageOf } from "../engines/language-codes.ts";
import type { EngineExit, startEngineProcess } from "../inference/client.ts";
import { askGolden } from "./ask-golden.ts";

export type TrialLimits = {
  /** Resident bytes. */
  memoryBytes: number;
  loadMs: number;
  /** For all golden prompts together. */
  answerMs: number;
  /** From an abort until the process is killed. */
  graceMs: number;
};

export type Trial = {
  device: string;
  loadMilliseconds: number;
  /** The most that was seen of it. */
  memoryBytes: number;
  golden: Golden;
  /** Of a model for many languages, those that it names. */
  languages: string[];
};

const SAMPLE_MS = 100;

/** Throws EngineError with what happened, or the signal's reason. `onLoaded` is told before the first prompt. */
export async function tryLoad(
  start: typeof startEngineProcess,
  request: LoadRequest,
  options: {
    limits: TrialLimits;
    signal: AbortSignal;
    languages: string[];
    onLoaded: (loaded: Omit<Trial, "golden" | "languages">) => Promise<void>;
  },
): Promise<Trial> {
  const { limits, signal } = options;
  let exit: EngineExit | null = null;
  const engine = await start(request, {
    loadTimeoutMs: limits.loadMs,
    graceMs: limits.graceMs,
    memoryLimit: limits.memoryBytes,
    sampleMemoryMs: SAMPLE_MS,
    signal,
    onExit: (ended) => (exit = ended),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  let memoryBytes = engine.memoryBytes();
  const sampler = setInterval(() => (memoryBytes = Math.max(memoryBytes, engine.memoryBytes())), SAMPLE_MS);
  const { device, loadMilliseconds } = engine;
  const late = AbortSignal.timeout(limits.answerMs);
  try {
    await options.onLoaded({ device, loadMilliseconds, memoryBytes });
    const golden = await askGolden(engine, AbortSignal.any([signal, late]), options.languages);
    const languages = (engine.translateMany?.codes ?? []).flatMap((code) => languageOf(code) ?? []);
    return { device, loadMilliseconds, memoryBytes: Math.max(memoryBytes, engine.memoryBytes()), golden, languages };
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted)
      throw new EngineError(
        "timed-out",
        `The model did not answer a few short texts within ${Math.round(limits.answerMs / 1_000)} s.`,
        { cause: error },
      );
    throw explain(error, exit, limits);
  } finally {
    clearInterval(sampler);
    await engine.kill();
  }
}

function explain(error: unknown, exit: EngineExit | null, { memoryBytes }: TrialLimits): unknown {
  if (exit?.reason === "memory-limit")
    return new EngineError("process-ended", `While it answered it took more than ${inWords(memoryBytes)} of memory.`, {
      cause: error,
    });
  return error;
}
