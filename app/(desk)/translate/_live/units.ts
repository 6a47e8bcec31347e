/** What is translated by itself: a sentence of a plain text, a block of Markdown. Pure. */
import { splitSentences } from "#lib/text/sentences";

export type TextFormat = "text" | "markdown";

/** `start` and `end` are UTF-16 offsets into what was typed; `text` is what is sent. */
export type Unit = { start: number; end: number; text: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** A reference means nothing without its definition: such a text stays in one piece. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;

export function splitUnits(text: string, format: TextFormat, language: string): Unit[] {
  if (format === "text") return splitSentences(text, language);
  if (DEFINITION.test(text)) return trimmed(text, 0, text.length);
  return blocksOf(text).flatMap(({ start, end }) => trimmed(text, start, end));
}

/** Without a letter there is nothing to translate. */
export function hasWords({ text }: Unit): boolean {
  return /\p{L}/u.test(text);
}

/** Blank lines end a block, but not inside a fence, and not before an indented line that goes on with a list. */
function blocksOf(text: string): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  let fence: string | null = null;
  let open = false;
  for (const { index, 0: line } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const end = index + line.length;
    const last = blocks.at(-1);
    if (fence === null && line.trim() === "") {
      open = false;
      continue;
    }
    if (last && (open || /^(?: {2,}|\t)/.test(line))) last.end = end;
    else blocks.push({ start: index, end });
    open = true;
    const mark = FENCE.exec(line)?.[1];
    if (fence === null) fence = mark ?? null;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
  }
  return blocks;
}

function trimmed(text: string, start: number, end: number): Unit[] {
  const body = text.slice(start, end).replace(/^(?:[ \t]*\r?\n)+/, "");
  const from = end - body.length;
  const kept = body.trimEnd();
  return kept === "" ? [] : [{ start: from, end: from + kept.length, text: kept }];
}
