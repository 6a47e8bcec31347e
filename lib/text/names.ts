/** Names by their capitals: what a draft may not say unless its source does. */
import { splitSentences } from "./sentences.ts";

export type FoundName = { start: number; end: number; text: string };

const NAME =
  /\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:(?:of|de|da|do|dos|von|van|der|la|du|the|d['’])\s+)?\p{Lu}[\p{L}\p{M}'’-]+)*/gu;
/** Words that have a capital because they open a sentence, or because they always have one and name nothing. */
const NOT_A_NAME = new Set(
  "The A An It In On At By This That These Those He She They We You I Its Their For And But Or If When While After Before During Since As To From With Of Under Over About Some Many Most All Each Every One Two Three There Here However Also Such Then Thus Finally First Second Later Once Not No Yes Who Which What When Where How Why His Her Our Your My Although Because Both Another Other Like Today Now Mr Mrs Ms Dr".split(
    " ",
  ),
);

/**
 * Capitalised words and sequences, with UTF-16 offsets. A single capitalised word at the start of a sentence is not
 * counted: it may be any word. In German, where every noun has a capital, this finds more than names.
 */
export function findNames(text: string, language = "en"): FoundName[] {
  return splitSentences(text, language).flatMap((sentence) =>
    [...text.slice(sentence.start, sentence.end).matchAll(NAME)].flatMap((match) =>
      toName(match[0], sentence.start + match.index, match.index === 0),
    ),
  );
}

/** Names of `text` of which a word does not occur in `evidence` (a plural or possessive s aside). */
export function findUnknownNames(text: string, evidence: string, language = "en"): FoundName[] {
  const known = wordsOf(evidence);
  const isKnown = (word: string) => known.has(word) || known.has(word.replace(/s$/, "")) || known.has(`${word}s`);
  return findNames(text, language).filter(({ text: name }) =>
    [...wordsOf(name)].some((word) => word.length > 1 && !isKnown(word)),
  );
}

function toName(written: string, at: number, opensSentence: boolean): FoundName[] {
  const whole = written.replace(/['’]s$/, "").replace(/[.'’-]+$/, "");
  const words = whole.split(/\s+/);
  const skipped = words.findIndex((word) => !NOT_A_NAME.has(word.replace(/[.'’].*$/, "")));
  if (skipped === -1 || (opensSentence && words.length === 1)) return [];
  const text = words.slice(skipped).join(" ");
  const start = at + whole.length - whole.slice(whole.indexOf(words[skipped] ?? "")).length;
  return [{ start, end: at + whole.length, text }];
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}
