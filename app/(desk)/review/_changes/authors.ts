/** Who made a change: the author of the first revision in which it shows. Pure. */
import type { Block } from "./blocks.ts";
import { keyOf, type ChangeItem } from "./changes.ts";

export type Author = { type: string; name: string | null };
/** Revisions after the one compared against, oldest first, each with its blocks. */
export type Step = { author: Author; blocks: Block[] };

/** By the number of the change; a change that shows in no step is left out. */
export function authorsOf(items: ChangeItem[], steps: Step[]): Map<number, Author> {
  const seen = steps.map(({ author, blocks }) => ({ author, keys: new Set(blocks.map(keyOf)) }));
  const authors = new Map<number, Author>();
  for (const item of items) {
    if (item.kind === "same") continue;
    const { before, after, number } = item;
    const step = seen.find(({ keys }) => (after ? keys.has(keyOf(after)) : before && !keys.has(keyOf(before))));
    if (step) authors.set(number, step.author);
  }
  return authors;
}
