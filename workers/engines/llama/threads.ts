/**
 * How many CPU threads to decode with. As many as cores collapses as soon as anything else runs (1 to 2 tokens/s
 * where one thread gave 30), so one core always stays free; fewer still are as fast where memory is the limit.
 */
import { availableParallelism } from "node:os";
import type { Llama, LlamaModel } from "node-llama-cpp";

const PROBE_PROMPT_TOKENS = 16;
const PROBE_TOKENS = 6;
const PROBE_LIMIT_MS = 2_000;
/** A smaller number must not be slower than this share of the larger one's speed. */
const AS_FAST = 0.97;

export type Measured = { threads: number; tokensPerSecond: number };

/** Physical cores less one, its half and its quarter; largest first. */
export function threadCandidates(cores: number): number[] {
  const most = Math.max(1, cores - 1);
  return [...new Set([most, Math.ceil(most / 2), Math.ceil(most / 4)])];
}

/** The fewest threads that are about as fast as the fastest. */
export function chooseThreads(measured: Measured[]): number {
  const best = Math.max(...measured.map(({ tokensPerSecond }) => tokensPerSecond));
  const good = measured.filter(({ tokensPerSecond }) => tokensPerSecond >= best * AS_FAST);
  return Math.max(1, Math.min(...good.map(({ threads }) => threads)));
}

export async function probeThreads(llama: Llama, model: LlamaModel): Promise<number> {
  const candidates = threadCandidates(Math.min(llama.cpuMathCores, availableParallelism()));
  llama.maxThreads = Math.max(llama.maxThreads, ...candidates);
  if (candidates.length === 1) return candidates[0] ?? 1;
  const measured: Measured[] = [];
  const started = performance.now();
  for (const threads of candidates) {
    measured.push({ threads, tokensPerSecond: await measureDecoding(model, threads) });
    if (performance.now() - started > PROBE_LIMIT_MS) break;
  }
  return chooseThreads(measured);
}

async function measureDecoding(model: LlamaModel, threads: number): Promise<number> {
  const context = await model.createContext({ contextSize: 256, sequences: 1, threads });
  try {
    const [token] = model.tokenize(" the");
    if (token === undefined) return 0;
    const sequence = context.getSequence();
    const tokens = sequence.evaluate(
      Array.from({ length: PROBE_PROMPT_TOKENS }, () => token),
      { yieldEogToken: true },
    );
    await tokens.next();
    const started = performance.now();
    for (let count = 0; count < PROBE_TOKENS; count += 1) await tokens.next();
    return PROBE_TOKENS / ((performance.now() - started) / 1000);
  } finally {
    await context.dispose();
  }
}
