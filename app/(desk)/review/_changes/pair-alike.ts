import type { Block } from "./blocks.ts";

/** Below this share of common words a block is a new one, not the old one changed. */
const ALIKE = 0.34;
/** Pairs to compare at most; more are paired in their order. */
const MOST_PAIRS = 2_500;

type Pair = [Block | null, Block | null];

/**
 * Blocks that were taken out beside those that came in their place, in the order of the text: the pairs whose words
 * agree best together, and what is alone. Best sum over all ordered pairings, as for a longest common subsequence.
 */
export function pairAlike(removed: Block[], added: Block[]): Pair[] {
  if (removed.length * added.length > MOST_PAIRS) return inOrder(removed, added);
  const best = scores(removed, added);
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  while (from < removed.length || to < added.length) {
    const [old, now] = [removed[from] ?? null, added[to] ?? null];
    const here = best[from]?.[to] ?? 0;
    if (old && now && here > 0 && here === (best[from + 1]?.[to + 1] ?? 0) + likeness(old, now)) {
      pairs.push([old, now]);
      from += 1;
      to += 1;
    } else if (old && (!now || here === (best[from + 1]?.[to] ?? 0))) {
      pairs.push([old, null]);
      from += 1;
    } else {
      pairs.push([null, now]);
      to += 1;
    }
  }
  return pairs;
}

function scores(removed: Block[], added: Block[]): number[][] {
  const best = Array.from({ length: removed.length + 1 }, () => new Array<number>(added.length + 1).fill(0));
  for (let from = removed.length - 1; from >= 0; from--)
    for (let to = added.length - 1; to >= 0; to--) {
      const [old, now] = [removed[from], added[to]];
      const paired = old && now ? likeness(old, now) : 0;
      const row = best[from] ?? [];
      row[to] = Math.max(
        paired > 0 ? paired + (best[from + 1]?.[to + 1] ?? 0) : 0,
        best[from + 1]?.[to] ?? 0,
        row[to + 1] ?? 0,
      );
    }
  return best;
}

/** Share of common words (Dice), 0 where it is too small to speak of a change. */
function likeness(one: Block, other: Block): number {
  const [first, second] = [wordsIn(one), wordsIn(other)];
  const common = [...first].filter((word) => second.has(word)).length;
  const share = (2 * common) / Math.max(1, first.size + second.size);
  return share >= ALIKE ? share : 0;
}

const wordsIn = (block: Block): Set<string> =>
  new Set(block.words.map(({ text }) => text.toLowerCase()).filter((text) => /[\p{L}\p{N}]/u.test(text)));

function inOrder(removed: Block[], added: Block[]): Pair[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index): Pair => {
    return [removed[index] ?? null, added[index] ?? null];
  });
}
