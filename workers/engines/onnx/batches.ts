import { setImmediate as nextTurn } from "node:timers/promises";
import { throwIfAborted } from "../load-request.ts";

/**
 * Runs `work` on batches of texts of about one length, since a batch is padded to its longest, and puts the results in
 * the order of the texts. The signal is looked at before each batch.
 */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  { size, lengthOf, signal }: { size: number; lengthOf: (item: Item) => number; signal: AbortSignal },
  work: (batch: Item[], indexes: number[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const order = items
    .map((item, index) => ({ item, index, length: lengthOf(item) }))
    .sort((a, b) => a.length - b.length);
  for (let start = 0; start < order.length; start += size) {
    await nextTurn();
    throwIfAborted(signal);
    const batch = order.slice(start, start + size);
    const done = await work(
      batch.map(({ item }) => item),
      batch.map(({ index }) => index),
    );
    batch.forEach(({ index }, row) => results.set(index, done[row] as Result));
  }
  return items.map((_, index) => results.get(index) as Result);
}
