import { parseMarkdown } from "./syntax.ts";

/** Text that a tree's leaf holds, and the part of the source that it was read from. */
export type WrittenText = { value: string; from: number; to: number; literal: boolean };

/**
 * For each UTF-16 unit of `value` the offset of the source character that stands for it, or null when the source
 * cannot be followed. Escapes, character references, quote marks and indentation between lines are stepped over.
 * `literal` text (code) has no escapes or references.
 */
export function characterOffsets(markdown: string, { value, from, to, literal }: WrittenText): number[] | null {
  const offsets: number[] = [];
  let at = from;
  while (offsets.length < value.length) {
    const wanted = value[offsets.length];
    const reference = literal ? null : referenceAt(markdown, at, to);
    if (!literal && markdown[at] === "\\" && markdown[at + 1] === wanted && isPunctuation(wanted)) {
      offsets.push(at);
      at += 2;
    } else if (reference && value.startsWith(reference.value, offsets.length)) {
      for (let unit = 0; unit < reference.value.length; unit += 1) offsets.push(at);
      at += reference.length;
    } else {
      const found = stepTo(markdown, at, to, wanted);
      if (found === null) return null;
      offsets.push(found);
      at = found + 1;
    }
  }
  return offsets;
}

function stepTo(markdown: string, at: number, to: number, wanted: string | undefined): number | null {
  // A line end inside code reads as a space.
  const stands = (index: number) => markdown[index] === wanted || (wanted === " " && markdown[index] === "\n");
  let next = at;
  while (next < to && !stands(next) && /[ \t>\r\n\\|]/.test(markdown[next] ?? "")) next += 1;
  return next < to && stands(next) ? next : null;
}

const isPunctuation = (character: string | undefined) => /[!-/:-@[-`{-~]/.test(character ?? "");

const known = new Map<string, string>();

function referenceAt(markdown: string, at: number, to: number): { value: string; length: number } | null {
  if (markdown[at] !== "&") return null;
  const source = /^&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,31});/i.exec(markdown.slice(at, Math.min(to, at + 40)))?.[0];
  if (!source) return null;
  const value = known.get(source) ?? decode(source);
  known.set(source, value);
  return value === source ? null : { value, length: source.length };
}

// The parser knows all names of HTML; between two letters none of them is trimmed as white space.
function decode(source: string): string {
  const paragraph = parseMarkdown(`x${source}x`).children[0];
  const text = paragraph?.type === "paragraph" ? paragraph.children[0] : undefined;
  return text?.type === "text" ? text.value.slice(1, -1) : source;
}
