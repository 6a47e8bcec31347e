import type { TextEngine } from "../engines/engine.ts";

/** About 300 tokens that no item shares, so that nothing of it is cached. */
const PROMPT = `Measure ${"the slow green boat carries eleven baskets of pears along the quiet canal while nobody counts the herons. ".repeat(14)}Go on.`;
const TOKENS = 48;

export type Speed = { promptTokensPerSecond: number | null; tokensPerSecond: number | null };

/** Tokens per second of reading a prompt and of writing, one call at a time. Null where it cannot be told. */
export async function measureSpeed(writer: TextEngine, signal: AbortSignal): Promise<Speed> {
  const started = performance.now();
  let firstAt: number | null = null;
  const { usage } = await writer.generate({
    messages: [{ role: "user", content: PROMPT }],
    maxTokens: TOKENS,
    temperature: 0.8,
    seed: 1,
    json: undefined,
    stopTexts: [],
    signal,
    onText: () => (firstAt ??= performance.now()),
  });
  signal.throwIfAborted();
  const ended = performance.now();
  const read = usage.inputTokens - usage.cachedTokens;
  return {
    promptTokensPerSecond: firstAt === null ? null : perSecond(read, firstAt - started),
    tokensPerSecond: firstAt === null ? null : perSecond(usage.outputTokens - 1, ended - firstAt),
  };
}

function perSecond(count: number, milliseconds: number): number | null {
  return count > 0 && milliseconds > 0 ? Math.round((count / milliseconds) * 10_000) / 10 : null;
}
