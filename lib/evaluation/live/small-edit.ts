import { diffArrays } from "diff";

/** Of the words of both texts together: more than that is no small edit. */
const SMALL = 0.1;

/**
 * Whether at most a tenth of the words was changed: words taken out and put in, of the words of both texts together.
 * The comparison ends as soon as there are more, so that texts that have nothing in common cost little.
 */
export function isSmallEdit(before: string, after: string): boolean {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const most = Math.floor((old.length + now.length) * SMALL);
  return diffArrays(old, now, { maxEditLength: most }) !== undefined;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}
