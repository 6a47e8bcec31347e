import type { Node as DocumentNode } from "@tiptap/pm/model";

/** Beyond this many pairs the middle of two very different texts counts as changed: the table would cost too much. */
const MOST_PAIRS = 4_000_000;

/**
 * For each block of `after` the index of the equal block of `before`, or -1. Indexes only rise: the longest common
 * subsequence, with the unchanged beginning and end taken first.
 */
export function matchBlocks(before: readonly DocumentNode[], after: readonly DocumentNode[]): number[] {
  const matches = new Array<number>(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]!.eq(after[head]!)) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail)!.eq(after.at(-1 - tail)!)) tail += 1;
  for (let index = 0; index < head; index += 1) matches[index] = index;
  for (let index = 0; index < tail; index += 1) matches[after.length - 1 - index] = before.length - 1 - index;
  const middle = commonSubsequence(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  for (const [one, other] of middle) matches[head + other] = head + one;
  return matches;
}

function commonSubsequence(before: readonly DocumentNode[], after: readonly DocumentNode[]): [number, number][] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const width = after.length + 1;
  const lengths = new Int32Array((before.length + 1) * width);
  const length = (one: number, other: number) => lengths[one * width + other]!;
  const equal = (one: number, other: number) => before[one]!.eq(after[other]!);
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      lengths[one * width + other] = equal(one, other)
        ? length(one + 1, other + 1) + 1
        : Math.max(length(one + 1, other), length(one, other + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let one = 0, other = 0; one < before.length && other < after.length;) {
    if (equal(one, other)) pairs.push([one++, other++]);
    else if (length(one + 1, other) >= length(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}
