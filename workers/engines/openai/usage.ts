/** What the server says that a call used, where it can be true; limits never rest on it. */
import { z } from "zod";
import type { TextResult } from "../engine.ts";
import { estimateTokens } from "./estimate.ts";

const count = z.int().min(0);

export const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish().catch(null),
});

/** No vocabulary is so coarse or so fine that a true count lies further from the estimate. */
const FACTOR = 12;
const SPARE = 256;
/** Servers count end and special tokens too. */
const OVER_LIMIT = 16;

/** `stated`: the server's words, unchecked. Reasoning counts as output though its text is not ours. */
export function readUsage(
  stated: unknown,
  call: { promptEstimate: number; text: string; maxTokens: number },
): TextResult["usage"] {
  const outputEstimate = estimateTokens(call.text);
  const parsed = usageSchema.safeParse(stated);
  if (parsed.success) {
    const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details } = parsed.data;
    const atLeast = Math.floor(outputEstimate / FACTOR);
    if (isNear(input, call.promptEstimate) && output >= atLeast && output <= call.maxTokens + OVER_LIMIT)
      return { inputTokens: input, outputTokens: output, cachedTokens: Math.min(input, details?.cached_tokens ?? 0) };
  }
  return { inputTokens: call.promptEstimate, outputTokens: outputEstimate, cachedTokens: 0, estimated: true };
}

function isNear(count: number, estimate: number): boolean {
  return count >= Math.floor(estimate / FACTOR) && count <= estimate * FACTOR + SPARE;
}
