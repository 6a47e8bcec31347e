/**
 * Numbers of a text with their offsets and what they may mean. Separators differ by language: `8.900` is 8,900 in
 * Portuguese and 8.9 in English; where the language is not known, both readings count.
 */
import { baseLanguage } from "./sentences.ts";

export type FoundNumber = {
  start: number;
  end: number;
  /** As it is written. */
  text: string;
  /** One reading, or two where the separator can be read both ways. */
  values: number[];
};

const COMMA_IS_DECIMAL = new Set(
  "pt es fr de it nl da nb nn no sv fi pl cs sk hu ro bg ru uk el tr hr sr sl lt lv et id vi ca gl eu is".split(" "),
);
const POINT_IS_DECIMAL = new Set(["en", "ja", "zh", "ko", "he", "th", "hi", "ms", "ga"]);
/** Digits of other scripts that have their own: Arabic, Persian, Devanagari, Bengali. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];
const NUMBER =
  /(?<![\p{L}\p{N}_])(?:\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f'’]\p{Nd}{3})+|\p{Nd}+(?:[.,٫٬]\p{Nd}+)*)(?:[.,٫]\p{Nd}+)?(?!\p{Nd})/gu;

/** Numbers in digits. `language` decides how separators are read; "und" keeps both readings. */
export function findNumbers(text: string, language = "und"): FoundNumber[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => splitSpaced(match[0], match.index, language));
}

/** Which numbers of `text` have no equal in `other`, read in their languages. Number words of `other` count. */
export function findMissingNumbers(text: string, other: string, language = "und", otherLanguage = language) {
  const known = new Set(findNumbers(other, otherLanguage).flatMap((number) => number.values));
  for (const { value } of findNumberWords(other)) known.add(value);
  return findNumbers(text, language).filter((number) => !number.values.some((value) => known.has(value)));
}

const WORDS = new Map<string, number>(
  Object.entries({
    zero: 0,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    dozen: 12,
    half: 0.5,
    quarter: 0.25,
    twice: 2,
    double: 2,
    triple: 3,
  }),
);
const PLURALS = /^(hundred|thousand|million|billion|dozen|quarter)s$/;

/** English number words but for “one”, which is a pronoun too: `twenty-five` is 25, `four million` is 4 and 1,000,000. */
export function findNumberWords(text: string): { start: number; end: number; text: string; value: number }[] {
  return [...text.matchAll(/[A-Za-z]+(?:-[A-Za-z]+)?/g)].flatMap((match) => {
    const value = valueOf(match[0].toLowerCase());
    return value === null ? [] : [{ start: match.index, end: match.index + match[0].length, text: match[0], value }];
  });
}

function valueOf(word: string): number | null {
  const whole = WORDS.get(word.replace(PLURALS, "$1"));
  if (whole !== undefined) return whole;
  const [tens, units] = word.split("-").map((part) => (part === "one" ? 1 : WORDS.get(part)));
  return tens !== undefined && units !== undefined && tens >= 20 && tens < 100 && units < 10 ? tens + units : null;
}

/** `12 000` is one number where spaces group thousands; in English it is two. */
function splitSpaced(text: string, start: number, language: string): FoundNumber[] {
  if (!text.includes(" ") || COMMA_IS_DECIMAL.has(baseLanguage(language)))
    return [{ start, end: start + text.length, text, values: readingsOf(text, language) }];
  let at = start;
  return text.split(" ").map((part) => {
    const number = { start: at, end: at + part.length, text: part, values: readingsOf(part, language) };
    at += part.length + 1;
    return number;
  });
}

function readingsOf(written: string, language: string): number[] {
  const plain = latinDigits(written)
    .replace(/[ \u00a0\u2009\u202f'’٬]/g, "")
    .replace("٫", ".");
  const base = baseLanguage(language);
  const readings = new Set<number>();
  if (!COMMA_IS_DECIMAL.has(base)) readings.add(read(plain, ",", "."));
  if (!POINT_IS_DECIMAL.has(base)) readings.add(read(plain, ".", ","));
  return [...readings].filter((value) => !Number.isNaN(value));
}

/** `group` separates thousands where exactly three digits follow each time; elsewhere it can only be a decimal mark. */
function read(plain: string, group: string, decimal: string): number {
  const [whole = "", ...rest] = plain.split(decimal);
  const groups = whole.split(group);
  const isGrouped = groups.length > 1 && groups[0] !== "0" && groups.slice(1).every((part) => part.length === 3);
  if (groups.length === 1 || isGrouped)
    return rest.length > 1 ? Number.NaN : Number([groups.join(""), ...rest].join("."));
  return rest.length === 0 && groups.length === 2 ? Number(groups.join(".")) : Number.NaN;
}

function latinDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
