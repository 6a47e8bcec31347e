/** Does a sentence tell a fact? By its locked words, or where it has none by the words of its value. */
import { contentWords, stemOf } from "#lib/text/words";
import type { ReadFact } from "./read.ts";
import { findMeasures, isSame } from "./units.ts";

const MOST_LEFT_OUT = 0.4;
const NEGATION =
  /\b(?:not|no|never|without|isn['’]t|aren['’]t|cannot|non|n[aã]o|nicht|kein\w*|ohne|sans|pas|sin|senza|niet|geen)\b/i;

/** `reversed`: it speaks of the fact and says the opposite. */
export type Telling = "said" | "reversed" | "not-said";

export function tellingOf(fact: ReadFact, sentence: string, language: string): Telling {
  if (fact.yes !== null) return tellingOfFeature(fact.name, fact.yes, sentence);
  const has = fact.locks.length > 0 ? hasLocks(fact, sentence, language) : hasWords(fact.value, sentence);
  return has ? "said" : "not-said";
}

function tellingOfFeature(name: string, yes: boolean, sentence: string): Telling {
  if (!hasWords(name, sentence)) return "not-said";
  // Of “dishwasher safe and not microwave safe” each half speaks for itself.
  const parts = sentence.split(/[;,]|\b(?:and|but|or)\b/i).filter((part) => hasWords(name, part));
  const spoken = parts.length > 0 ? parts : [sentence];
  return spoken.some((part) => NEGATION.test(part) === !yes) ? "said" : "reversed";
}

function hasLocks(fact: ReadFact, sentence: string, language: string): boolean {
  const measures = findMeasures(sentence, language);
  const plain = normal(sentence);
  return (
    fact.measures.every((own) => measures.some((measure) => isSame(own, measure))) &&
    fact.locks.every(({ kind, text }) => kind === "measure" || plain.includes(normal(text)))
  );
}

export function hasWords(words: string, sentence: string): boolean {
  const asked = [...new Set(contentWords(words).map(stemOf))];
  if (asked.length === 0) return normal(sentence).includes(normal(words));
  const stems = new Set(contentWords(sentence).map(stemOf));
  const missing = asked.filter((stem) => !stems.has(stem)).length;
  return missing <= asked.length * MOST_LEFT_OUT;
}

const normal = (text: string): string => text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, " ");
