/** Where a text holds locked words of the facts: what the editor marks. Offsets into the Markdown. */
import { findCodes } from "./facts/codes.ts";
import { readFacts } from "./facts/read.ts";
import { findMeasures, isSame } from "./facts/units.ts";
import type { ProductContent } from "./schema.ts";

/** `fact`: its place in the table; null for the product's own name. */
export type LockedSpan = { start: number; end: number; fact: number | null };

export function findLocked({ markdown, name, facts }: ProductContent, language: string): LockedSpan[] {
  const read = readFacts(facts, language);
  const spans: LockedSpan[] = placesOf(markdown, name).map((span) => ({ ...span, fact: null }));
  const add = (span: LockedSpan) => {
    if (!spans.some(({ start, end }) => start < span.end && span.start < end)) spans.push(span);
  };
  for (const code of findCodes(markdown)) {
    const fact = read.find(({ locks }) => locks.some(({ kind, text }) => kind === "code" && text === code.text));
    if (fact) add({ start: code.start, end: code.end, fact: fact.index });
  }
  for (const measure of findMeasures(markdown, language)) {
    const fact = read.find(({ measures }) => measures.some((own) => isSame(own, measure)));
    if (fact) add({ start: measure.start, end: measure.end, fact: fact.index });
  }
  for (const { index, locks } of read)
    for (const { kind, text } of locks)
      if (kind === "name") for (const span of placesOf(markdown, text)) add({ ...span, fact: index });
  return spans.sort((one, other) => one.start - other.start);
}

function placesOf(text: string, words: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  if (words === "") return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push({ start: at, end: at + words.length });
  return places;
}
