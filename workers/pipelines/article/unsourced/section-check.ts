/**
 * What can be told of a text that rests on no source: that it keeps to its heading, repeats nothing, is whole, and
 * claims no number or name that the brief does not give. That it is true cannot be told, and is not said.
 */
import { findUnknownNames } from "#lib/text/names";
import { findMissingNumbers, findNumberWords } from "#lib/text/numbers";
import { splitSentences } from "#lib/text/sentences";
import { isAboutTheText } from "#lib/text/support-check";
import { contentWords, countWords, overlapOf, repetitionOf, stemOf } from "#lib/text/words";

export type Asked = {
  /** All that the brief says: words, numbers and names from it may be used. */
  given: string;
  heading: string;
  /** About so many words were asked for. */
  words: number;
  /** Sentences of the sections before. */
  before: readonly string[];
  avoid: RegExp | null;
};

/** `sentences`: those that may stand. `refused`: why the section as a whole may not; null where it may. */
export type CheckedSection = { sentences: string[]; refused: string | null };

const FEWEST_WORDS = 6;
/** Of the words that were asked for, and of the sentences that came. */
const FEWEST_OF_LENGTH = 0.5;
const FEWEST_KEPT = 0.7;
const MOST_ALIKE = 0.5;
const MOST_REPEATED = 0.08;
/** Of the sentences: so many share a word with the brief or the heading. */
const FEWEST_ON_TOPIC = 0.5;
const FIRST_PERSON = /\b(?:I|I['’]m|I['’]ve|my|me|myself)\b/;
const WHOLE = /^[\p{Lu}\p{N}“"].*[.!?]["”’)]*$/su;

export function checkUnsourced(text: string, asked: Asked): CheckedSection {
  const sentences: string[] = [];
  const faults: string[] = [];
  for (const { text: sentence } of splitSentences(text, "en")) {
    const fault = faultOf(sentence, asked, [...asked.before, ...sentences]);
    if (fault === null) sentences.push(sentence);
    else faults.push(fault);
  }
  return { sentences, refused: wholeFault(sentences, faults, asked) };
}

function faultOf(sentence: string, { given, avoid }: Asked, earlier: readonly string[]): string | null {
  if (countWords(sentence) < FEWEST_WORDS || !WHOLE.test(sentence) || /[*#]|^\s*[-•]/.test(sentence)) return "fragment";
  if (avoid?.test(sentence)) return "forbidden";
  if (isAboutTheText(sentence)) return "about-the-text";
  if (FIRST_PERSON.test(sentence)) return "first-person";
  if (findMissingNumbers(sentence, given, "en").length > 0 || hasNewNumberWord(sentence, given)) return "number";
  if (findUnknownNames(sentence, given, "en").length > 0) return "name";
  return earlier.some((other) => overlapOf(sentence, other) > MOST_ALIKE) ? "repeating" : null;
}

/** “One of them” counts nothing; “nineteen” does. */
function hasNewNumberWord(sentence: string, given: string): boolean {
  const known = new Set(findNumberWords(given).map(({ value }) => value));
  return findNumberWords(sentence).some(({ value }) => value > 3 && !known.has(value));
}

function wholeFault(sentences: readonly string[], faults: readonly string[], asked: Asked): string | null {
  const kept = sentences.length / Math.max(1, sentences.length + faults.length);
  if (kept < FEWEST_KEPT) return faults[0] ?? "empty";
  const text = sentences.join(" ");
  if (countWords(text) < asked.words * FEWEST_OF_LENGTH) return "too-short";
  if (repetitionOf(text) > MOST_REPEATED) return "repeating";
  const about = new Set(contentWords(`${asked.given} ${asked.heading}`).map(stemOf));
  const onTopic = sentences.filter((sentence) => contentWords(sentence).some((word) => about.has(stemOf(word))));
  return onTopic.length < sentences.length * FEWEST_ON_TOPIC ? "off-topic" : null;
}
