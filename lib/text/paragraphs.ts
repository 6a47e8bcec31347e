/**
 * Paragraphs of a plain text or of Markdown, by their offsets (UTF-16). A blank line ends one; inside a block, lines
 * that a wrap broke belong together, and lines that stand for themselves do not.
 */
export type Span = { start: number; end: number };

/** A line longer than this was not broken by a wrap. */
const WIDEST_WRAP = 160;
const NARROWEST_WRAP = 40;
const ITEM = /^(?:[-*+•·▪]|\d{1,3}[.)])\s/;
/** Lines that begin an item, a heading, a table row, a quotation or a fence never continue the one before. */
const BEGINS_BLOCK = /^\s*(?:[-*+•·▪–]\s|\d{1,3}[.)]\s|#{1,6}\s|\||>|`{3,}|~{3,})/;

/** Spans without the white space around them; empty ones are left out. */
export function splitParagraphs(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (const block of blocksOf(text)) {
    const width = block.reduce((most, line) => Math.max(most, line.end - line.start), 0);
    for (const [index, line] of block.entries()) {
      const before = index > 0 ? block[index - 1] : undefined;
      const last = paragraphs.at(-1);
      if (before && last && (isInItem(text, last, line) || continues(text, before, line, width))) last.end = line.end;
      else paragraphs.push({ ...line });
    }
  }
  return paragraphs;
}

function* blocksOf(text: string): Generator<Span[]> {
  let block: Span[] = [];
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)/g)) {
    const line = trimmed(text, match.index, match.index + match[0].length);
    if (line) block.push(line);
    else if (block.length > 0) {
      yield block;
      block = [];
    }
  }
  if (block.length > 0) yield block;
}

function trimmed(text: string, start: number, end: number): Span | null {
  const line = text.slice(start, end);
  const body = line.trim();
  if (body === "") return null;
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + lead + body.length };
}

/** A list item goes on until the next one begins. */
function isInItem(text: string, item: Span, line: Span): boolean {
  return (
    ITEM.test(text.slice(item.start, item.start + 8)) && !BEGINS_BLOCK.test(text.slice(line.start, line.start + 8))
  );
}

/** A line was broken by a wrap when the first word of the next would not have fitted on it, or goes on in small letters. */
function continues(text: string, before: Span, line: Span, width: number): boolean {
  if (BEGINS_BLOCK.test(text.slice(line.start, line.start + 8))) return false;
  if (/^\s*(?:#{1,6}\s|\|)/.test(text.slice(before.start, before.start + 8))) return false;
  const goesOn =
    /^\p{Ll}/u.test(text.slice(line.start, line.start + 2)) &&
    !/[.!?]["”’)\]]?$/.test(text.slice(before.end - 2, before.end));
  if (goesOn && width >= NARROWEST_WRAP) return true;
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return false;
  const firstWord = /^\S*/.exec(text.slice(line.start, Math.min(line.end, line.start + WIDEST_WRAP)))?.[0] ?? "";
  return before.end - before.start + 1 + firstWord.length > width;
}
