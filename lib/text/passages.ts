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
  for (const span of splitParagraphs(text)) {
    const body = text.slice(span.start, span.end);
    const found = headingOf(body);
    if (found !== null) heading = found;
    else {
      const words = countWords(body);
      if (words <= MOST_WORDS) yield { ...span, words, heading };
      else for (const part of cutBetweenSentences(text, span, language)) yield { ...part, heading };
    }
  }
}

/** `## Words` or a short line without an end mark that begins with a capital or a digit. */
function headingOf(paragraph: string): string | null {
  const marked = /^#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(paragraph)?.[1];
  if (marked !== undefined) return marked.slice(0, HEADING_LENGTH);
  if (paragraph.length > 80 || !/^[\p{Lu}\p{Lo}\p{N}]/u.test(paragraph)) return null;
  if (/[\p{P}|]["”’»)\]]*$/u.test(paragraph) || !/\p{L}/u.test(paragraph)) return null;
  return countWords(paragraph) <= 12 ? paragraph : null;
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
