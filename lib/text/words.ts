/** Words of a text in any script, the ones that carry its content, and how much of it repeats. Pure and locale-aware. */
import { STOP_WORDS } from "./stop-words.ts";

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]|[.,](?=\p{N}))*/gu;
/** Scripts that write no spaces: their words come from the dictionary of the runtime. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let dictionary: Intl.Segmenter | undefined;

/** `8,900` and `half-life` are one word each. */
export function wordList(text: string): string[] {
  if (!WITHOUT_SPACES.test(text)) return text.match(WORD) ?? [];
  dictionary ??= new Intl.Segmenter("und", { granularity: "word" });
  return [...dictionary.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
}

export function countWords(text: string): number {
  return wordList(text).length;
}

/** Lower-case words that are neither function words nor shorter than three letters (two characters without spaces). */
export function contentWords(text: string): string[] {
  return wordList(text.toLowerCase()).filter(
    (word) => !STOP_WORDS.has(word) && (word.length > 2 || (word.length > 1 && WITHOUT_SPACES.test(word))),
  );
}

/** A word without its commonest English endings, for a rough comparison: `planted` and `planting` are both `plant`. */
export function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/['’]s$/, "").replace(/s$/, "");
  const stem = word.replace(/['’]s$/, "").replace(/(?:ing|ied|ies|ed|es|ly|s|d|e|y)$/, "");
  return stem.length >= 3 ? stem : word;
}

/** Share of the `size`-word sequences that occur before: 0 for a text that never repeats itself, towards 1 for a loop. */
export function repetitionOf(text: string, size = 3): number {
  const words = wordList(text.toLowerCase());
  const sequences = words
    .slice(0, Math.max(0, words.length - size + 1))
    .map((_, at) => words.slice(at, at + size).join(" "));
  return sequences.length === 0 ? 0 : 1 - new Set(sequences).size / sequences.length;
}

/** A word that stands twice in a row, with its offsets; words that may (`had had`, `that that`) are left out. */
export function findDoubledWords(text: string): { start: number; end: number; word: string }[] {
  const doubled = /(?<![\p{L}\p{N}'’-])(\p{L}[\p{L}\p{M}]+)[ \t]+\1(?![\p{L}\p{N}'’-])/giu;
  return [...text.matchAll(doubled)]
    .filter((match) => !MAY_DOUBLE.has((match[1] ?? "").toLowerCase()))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, word: match[1] ?? "" }));
}

const MAY_DOUBLE = new Set(["had", "that", "very", "nous", "vous", "die", "der", "das", "sie", "bora", "blah", "ha"]);

/** Shared words over all words, 0 to 1 (Jaccard). */
export function overlapOf(one: string, other: string): number {
  const left = new Set(contentWords(one).map(stemOf));
  const right = new Set(contentWords(other).map(stemOf));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
