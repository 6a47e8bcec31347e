/** What changed between two texts: blocks that stayed, and numbered changes with the words in and out. Pure. */
import { diffArrays } from "diff";
import type { Block, Word } from "./blocks.ts";
import { pairAlike } from "./pair-alike.ts";

export type ChangePart = { kind: "same" | "in" | "out"; words: Word[] };
export type Change = {
  kind: "change";
  /** Counted from 1 over the whole text. */
  number: number;
  before: Block | null;
  after: Block | null;
  parts: ChangePart[];
};
export type ChangeItem = { kind: "same"; blocks: Block[] } | Change;

/** A pair of blocks with more words is shown as taken out and put in: comparing them would take seconds. */
const MOST_WORDS = 8_000;

export function changesOf(before: Block[], after: Block[]): ChangeItem[] {
  const items: ChangeItem[] = [];
  let number = 0;
  let removed: Block[] = [];
  const parts = diffArrays(before, after, { comparator: (one, other) => keyOf(one) === keyOf(other) });
  for (const { value, added, removed: isRemoved } of [...parts, END]) {
    if (isRemoved) {
      removed = value;
      continue;
    }
    for (const [old, now] of pairAlike(removed, added ? value : []))
      items.push({ kind: "change", number: ++number, before: old, after: now, parts: partsOf(old, now) });
    removed = [];
    if (!added && value.length > 0) items.push({ kind: "same", blocks: value });
  }
  return items;
}

/** Words put in and words taken out. */
export function countChangedWords(items: ChangeItem[]): number {
  const parts = items.flatMap((item) => (item.kind === "change" ? item.parts : []));
  const changed = parts.flatMap(({ kind, words }) => (kind === "same" ? [] : words));
  return changed.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
}

/** The change in whose new words a range of the Markdown begins. */
export function changeAt(items: ChangeItem[], start: number, end: number): Change | null {
  const changes = items.filter((item): item is Change => item.kind === "change");
  return changes.find(({ after }) => after && after.start < Math.max(end, start + 1) && start < after.end) ?? null;
}

/** The same for two blocks that read the same, wherever they stand. */
export function keyOf(block: Block): string {
  return JSON.stringify([block.shape, block.depth, block.sign, block.words.map(wordKey)]);
}

/** Ends the walk, so that what was removed last is told too. */
const END = { value: [] as Block[], added: false, removed: false };

const wordKey = ({ text, marks }: Word): string => (marks.length > 0 ? JSON.stringify([text, marks]) : text);

function partsOf(before: Block | null, after: Block | null): ChangePart[] {
  const [old, now] = [before?.words ?? [], after?.words ?? []];
  if (!before || !after || old.length + now.length > MOST_WORDS) return whole(old, now);
  const parts = diffArrays(old, now, { comparator: (one, other) => wordKey(one) === wordKey(other) });
  const told = parts.map(({ value, added, removed }): ChangePart => {
    return { kind: added ? "in" : removed ? "out" : "same", words: value };
  });
  return joinOverSpaces(told);
}

function whole(old: Word[], now: Word[]): ChangePart[] {
  const both: ChangePart[] = [
    { kind: "out", words: old },
    { kind: "in", words: now },
  ];
  return both.filter(({ words }) => words.length > 0);
}

/** Changes with nothing but a space between them read as one: all that went, then all that came. */
function joinOverSpaces(parts: ChangePart[]): ChangePart[] {
  const joined: ChangePart[] = [];
  let [out, put]: [Word[], Word[]] = [[], []];
  const flush = () => {
    joined.push(...whole(out, put));
    [out, put] = [[], []];
  };
  for (const [index, part] of parts.entries()) {
    const isBetween = out.length + put.length > 0 && index < parts.length - 1;
    if (part.kind === "out") out.push(...part.words);
    else if (part.kind === "in") put.push(...part.words);
    else if (isBetween && part.words.every(({ text, notes }) => !text.trim() && notes.length === 0)) {
      out.push(...part.words);
      put.push(...part.words);
    } else {
      flush();
      joined.push(part);
    }
  }
  flush();
  return joined;
}
