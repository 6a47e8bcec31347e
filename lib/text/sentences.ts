/**
 * Sentences of a text with UTF-16 offsets. The runtime's segmenter knows the scripts; its cuts after abbreviations,
 * initials and ordinal numbers are mended here.
 */
import { goesOn } from "./abbreviations.ts";
import { splitParagraphs, type Span } from "./paragraphs.ts";

/** `text` has its white space collapsed; the source's own words stand between `start` and `end`. */
export type Sentence = { text: string; start: number; end: number };

export function splitSentences(text: string, language = "en"): Sentence[] {
  return splitParagraphs(text).flatMap((paragraph) => sentencesIn(text, paragraph, language));
}

/** The sentences of one paragraph; line breaks inside it count as spaces. */
export function sentencesIn(text: string, { start, end }: Span, language = "en"): Sentence[] {
  // Same length, so that offsets stay: a wrapped line must not end a sentence.
  const body = text.slice(start, end).replace(/[\r\n\u2028\u2029]/g, " ");
  const spans: Span[] = [];
  for (const part of segmenterFor(language).segment(body)) {
    const last = spans.at(-1);
    if (last && belongsTogether(body.slice(last.start, last.end), body, part.index, language))
      last.end = part.index + part.segment.length;
    else spans.push({ start: part.index, end: part.index + part.segment.length });
  }
  return spans.flatMap((span) => trimmedSentence(text, body, span, start));
}

/** White space and the quote marks of Markdown at line starts become single spaces. */
export function collapse(text: string): string {
  return text
    .replace(/[\r\n]+[ \t]*(?:>[ \t]?)+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const base = baseLanguage(language);
  const known = segmenters.get(base);
  if (known) return known;
  const made = new Intl.Segmenter(base, { granularity: "sentence" });
  segmenters.set(base, made);
  return made;
}

/** `pt-BR` → `pt`; what is no language tag → `und`. */
export function baseLanguage(language: string): string {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(language)?.[1]?.toLowerCase() ?? "und";
}

function belongsTogether(sentence: string, body: string, cut: number, language: string): boolean {
  const next = body.slice(cut, cut + 40);
  // “Stop!” he said. A small letter after the marks goes on with the sentence, and so does a lone closing mark.
  if (/^["”’»)\]]*\s*\p{Ll}/u.test(next)) return true;
  if (/^["”»)\]]+\s*$/.test(next)) return true;
  return goesOn(sentence.slice(-40).trimEnd(), next, baseLanguage(language));
}

function trimmedSentence(text: string, body: string, span: Span, offset: number): Sentence[] {
  const raw = body.slice(span.start, span.end);
  const lead = raw.length - raw.trimStart().length;
  const length = raw.trim().length;
  if (length === 0) return [];
  const start = offset + span.start + lead;
  return [{ start, end: start + length, text: collapse(text.slice(start, start + length)) }];
}
