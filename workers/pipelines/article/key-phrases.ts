/** What a section may be called when nobody named it: a phrase of its own text that the other sections lack. */
import nlp from "compromise";
import { findNames } from "#lib/text/names";
import { findNumberWords } from "#lib/text/numbers";
import { baseLanguage } from "#lib/text/sentences";
import { STOP_WORDS } from "#lib/text/stop-words";
import { contentWords, stemOf, wordList } from "#lib/text/words";

export type Phrase = { text: string; score: number };

const MOST_WORDS = 4;
const MOST_CHARACTERS = 48;
const CANDIDATES = 12;
/** Tagging costs 0.3 ms per word; the beginning of a long section says what it is about. */
const READ_CHARACTERS = 8_000;
/** Nouns that name nothing by themselves. */
const EMPTY =
  /(?:^|\s)(?:years?|months?|weeks?|days?|hours?|minutes?|times?|people|persons?|ways?|parts?|numbers?|kinds?|sorts?|types?|things?|places?|majority|most|rest|others?|examples?|level|world|percent|degrees?|met(?:re|er)s?|kilomet(?:re|er)s?|kilograms?|grams?|dollars?|pounds?|euros?)$/i;
const OPENING =
  /^(?:(?:a|an|the|his|her|its|their|this|that|these|those|some|any|each|every|no|all|many|most|several|such|other|another|about|and|or|of|in|on|at|by|for|with|only)\s+)+/i;

/** The best phrases of `own`, as they are written there, the best first. `others`: the texts of the other sections. */
export function keyPhrases(own: string, others: readonly string[], language: string): Phrase[] {
  const weightOf = weigh(own, others);
  const phrases = new Map<string, Phrase>();
  for (const text of candidatesIn(own.slice(0, READ_CHARACTERS), language)) {
    const words = wordList(text).filter((word) => !STOP_WORDS.has(word.toLowerCase()));
    const score = words.reduce((sum, word) => sum + weightOf(word), 0) / Math.sqrt(words.length);
    if (score > (phrases.get(text.toLowerCase())?.score ?? 0)) phrases.set(text.toLowerCase(), { text, score });
  }
  return [...phrases.values()].sort((one, other) => other.score - one.score).slice(0, CANDIDATES);
}

/** How often a word stands here, times how few other sections have it. */
function weigh(own: string, others: readonly string[]): (word: string) => number {
  const elsewhere = countStems(others.flatMap((text) => [...new Set(contentWords(text).map(stemOf))]));
  const here = countStems(contentWords(own).map(stemOf));
  return (word) => {
    const stem = stemOf(word.toLowerCase());
    return (here.get(stem) ?? 0) * Math.log(1 + (others.length + 1) / (1 + (elsewhere.get(stem) ?? 0)));
  };
}

function countStems(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** In English the noun phrases; elsewhere names and single words that come again. */
function candidatesIn(text: string, language: string): string[] {
  if (baseLanguage(language) === "en")
    return (nlp(text).nouns().out("array") as string[]).map(bare).filter((phrase) => isPhrase(phrase));
  const words = wordList(text).filter(
    (word) => word.length > 3 && !/\d/.test(word) && !STOP_WORDS.has(word.toLowerCase()),
  );
  const counts = countStems(words.map((word) => stemOf(word.toLowerCase())));
  const frequent = words.filter((word) => (counts.get(stemOf(word.toLowerCase())) ?? 0) > 1);
  return [...findNames(text, language).map((name) => name.text), ...frequent].filter((phrase) => isPhrase(phrase));
}

function bare(phrase: string): string {
  return phrase
    .trim()
    .replace(/[^\p{L}\p{N}]+$/u, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(OPENING, "");
}

function isPhrase(text: string): boolean {
  const words = wordList(text);
  if (words.length === 0 || words.length > MOST_WORDS || text.length > MOST_CHARACTERS || text.length < 4) return false;
  if (findNumberWords(text).length > 0 || EMPTY.test(text)) return false;
  if (/[\d,;:()"“”]|['’]s$/.test(text) || / (?:and|or|which|that|who|is|are|was|were) /i.test(text)) return false;
  return [words[0], words.at(-1)].every((word) => word !== undefined && !STOP_WORDS.has(word.toLowerCase()));
}
