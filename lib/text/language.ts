/** Which language a text is written in; null rather than a guess. */
import { detectAll } from "tinyld";
import { baseLanguage } from "./sentences.ts";
import { STOP_WORDS_BY_LANGUAGE } from "./stop-words.ts";
import { wordList } from "./words.ts";

const PIECE = 400;
const PIECES = 16;
const FEWEST_LETTERS = 16;
/** Ideographs and syllables say more each than letters do. */
const FEWEST_WIDE = 4;
/** A second language this close to the first leaves it open. */
const TOO_CLOSE = 0.8;

/** An ISO 639-1 code such as `pt`, from up to 16 pieces spread over the text; null when it cannot be told. */
export function detectLanguage(text: string): string | null {
  const pieces = piecesOf(text);
  if (!hasEnough(pieces.join(" "))) return null;
  const scores = new Map<string, number>();
  for (const piece of pieces)
    for (const { lang, accuracy } of detectAll(piece)) scores.set(lang, (scores.get(lang) ?? 0) + accuracy);
  const [first, second] = [...scores].sort((one, other) => other[1] - one[1]);
  if (!first) return null;
  if (!second || second[1] / first[1] < TOO_CLOSE) return first[0];
  return byFunctionWords(pieces.join(" "), first[0], second[0]);
}

/** `pt-BR` and `pt` are the same language; what is unknown (`und`) is the same as none. */
export function isSameLanguage(one: string, other: string): boolean {
  return baseLanguage(one) !== "und" && baseLanguage(one) === baseLanguage(other);
}

/** Scripts that are written from right to left. */
export function isRightToLeft(language: string): boolean {
  return ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"].includes(baseLanguage(language));
}

function piecesOf(text: string): string[] {
  const plain = text.slice(0, 200_000);
  if (plain.length <= PIECE * PIECES) return plain.match(/[\s\S]{1,400}/g) ?? [];
  const step = Math.floor(plain.length / PIECES);
  return Array.from({ length: PIECES }, (_, index) => plain.slice(index * step, index * step + PIECE));
}

function hasEnough(text: string): boolean {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return wide >= FEWEST_WIDE || (text.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS;
}

/** Portuguese or Spanish: their small words differ more than their letters. */
function byFunctionWords(text: string, one: string, other: string): string | null {
  const words = wordList(text.toLowerCase());
  const count = (language: string, unlike: string) =>
    words.filter(
      (word) => STOP_WORDS_BY_LANGUAGE.get(language)?.has(word) && !STOP_WORDS_BY_LANGUAGE.get(unlike)?.has(word),
    ).length;
  const [left, right] = [count(one, other), count(other, one)];
  if (left >= right + 2) return one;
  return right >= left + 2 ? other : null;
}
