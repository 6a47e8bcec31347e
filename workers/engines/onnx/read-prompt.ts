/** The prompt in pieces: one run of the model cannot be broken off, so between two of them it is looked who waits. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { DynamicCache, PreTrainedModel, Tensor } from "@xenova/transformers";

export type PromptIds = { input_ids: Tensor; attention_mask: Tensor };

/** What is known of the prompt so far; null for one that is short enough to be read with the first token. */
export type ReadPrompt = { cache: DynamicCache | null; aborted: boolean };

type Read = { past_key_values: DynamicCache };

/**
 * Reads all of the prompt but its last piece, which is read with the first token of the answer. `piece`: tokens at a
 * time. The cache is the caller's to dispose of. Nothing is drawn from the source of random numbers.
 */
export async function readPrompt(
  model: PreTrainedModel,
  ids: PromptIds,
  { piece, signal }: { piece: number; signal: AbortSignal },
): Promise<ReadPrompt> {
  const length = ids.input_ids.dims.at(-1) ?? 0;
  let cache: DynamicCache | null = null;
  for (let end = piece; end < length; end += piece) {
    // A message that asks for the end is only seen when the loop of events has had a turn.
    await nextTurn();
    if (signal.aborted) return { cache, aborted: true };
    const read = (await model.generate({
      ...upTo(ids, end),
      ...(cache && { past_key_values: cache }),
      // The library has no way to read alone: the token that it writes here is dropped, and stands in no cache.
      max_new_tokens: 1,
      do_sample: false,
      return_dict_in_generate: true,
    })) as unknown as Read;
    cache = read.past_key_values;
  }
  await nextTurn();
  return { cache, aborted: signal.aborted };
}

function upTo({ input_ids, attention_mask }: PromptIds, end: number): PromptIds {
  const cut = (tensor: Tensor) => tensor.slice(null, [0, end]);
  return { input_ids: cut(input_ids), attention_mask: cut(attention_mask) };
}
