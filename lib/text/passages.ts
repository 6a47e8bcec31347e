/** A source cut into passages: what is indexed, searched and shown as the place of a claim. */
import { splitParagraphs, type Span } from "./paragraphs.ts";
import { sentencesIn } from "./sentences.ts";
import { countWords } from "./words.ts";

/** UTF-16 offsets into the text; `heading` is the nearest one above. */
export type Passage = Span & { heading: string | null };

const FEWEST_WORDS = 40;
const MOST_WORDS = 180;
const HEADING_LENGTH = 200;

type Piece = Span & { words: number; heading: string | null };

/**
 * Passages of 40 to 180 words in order, on borders of paragraphs; a longer paragraph is cut between sentences, and a
 * sentence that is longer still stays whole. The end of a section may be shorter. Nothing but headings and white
 * space lies outside of them.
 */
export function splitPassages(text: string, language = "en"): Passage[] {
  const passages: Piece[] = [];
  for (const piece of piecesOf(text, language)) {
    const last = passages.at(-1);
    const fits = last !== undefined && last.heading === piece.heading && last.words + piece.words <= MOST_WORDS;
    if (last && fits && (last.words < FEWEST_WORDS || piece.words < FEWEST_WORDS)) {
      last.end = piece.end;
      last.words += piece.words;
    } else passages.push({ ...piece });
  }
  return passages.map(({ start, end, heading }) => ({ start, end, heading }));
}

function* piecesOf(text: string, language: string): Generator<Piece> {
  let heading: string | null = null;
  const paragraphs = splitParagraphs(text);
  for (const [index, span] of paragraphs.entries()) {
    const body = text.slice(span.start, span.end);
    const next = paragraphs[index + 1];
    const found =
      markedHeading(body) ??
      (next && !isShortLine(text.slice(next.start, next.end)) && isShortLine(body) ? body : null);
    if (found !== null) heading = found;
    else {
      const words = countWords(body);
      if (words <= MOST_WORDS) yield { ...span, words, heading };
      else for (const part of cutBetweenSentences(text, span, language)) yield { ...part, heading };
    }
  }
}

function markedHeading(paragraph: string): string | null {
  return /^#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(paragraph)?.[1]?.slice(0, HEADING_LENGTH) ?? null;
}

/** A heading without marks: short, no end mark, begins with a capital or a digit. Followed by another, it is a list. */
function isShortLine(paragraph: string): boolean {
  if (paragraph.length > 80 || !/^[\p{Lu}\p{Lo}\p{N}]/u.test(paragraph)) return false;
  if (/[\p{P}|]["”’»)\]]*$/u.test(paragraph) || !/\p{L}/u.test(paragraph)) return false;
  return countWords(paragraph) <= 12;
}

function cutBetweenSentences(text: string, span: Span, language: string): (Span & { words: number })[] {
  const parts: (Span & { words: number })[] = [];
  for (const sentence of sentencesIn(text, span, language)) {
    const words = countWords(sentence.text);
    const last = parts.at(-1);
    if (last && last.words + words <= MOST_WORDS) {
      last.end = sentence.end;
      last.words += words;
    } else parts.push({ start: sentence.start, end: sentence.end, words });
  }
  return parts;
}
