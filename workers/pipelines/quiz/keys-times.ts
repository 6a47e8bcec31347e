/** Answers that are dates, months or years. */
import { MONTH, MONTHS } from "./patterns.ts";
import type { AnswerKey, KeyType } from "./types.ts";

const YEAR = "(?:1[5-9]\\d\\d|20[0-4]\\d)";
const DATE = new RegExp(
  [
    `\\b${MONTH} \\d{1,2},? \\d{4}\\b`,
    `\\b\\d{1,2} ${MONTH} \\d{4}\\b`,
    `\\b${MONTH} \\d{4}\\b`,
    `\\b${MONTH} \\d{1,2}(?![\\d,]\\d)\\b`,
    `\\b\\d{1,2} ${MONTH}\\b`,
  ].join("|"),
  "g",
);
/** A year after a preposition; “in 1,858” and “from 1859 to 1869” are none. */
const YEAR_AFTER_PREPOSITION = new RegExp(
  `\\b(?:in|since|until|by|of|before|after|around|during|In|Since|By|Around)\\s+(${YEAR})(?!\\d|,\\d|-\\p{L}|\\s*(?:-|–|to|and)\\s*\\d|\\s*(?:kilo|metre|mile|year|people))`,
  "gu",
);
/** Before 1500 only where nothing follows that it could count. */
const EARLY_YEAR = /\b(?:in|since|until|In|Since)\s+(1[0-4]\d\d)(?=[,.;])(?!,\d)/g;
const YEAR_BEFORE_NOUN = new RegExp(`\\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er)\\s+(${YEAR})(?= \\p{Ll}{4,})`, "gu");
const YEAR_OF_POSSESSIVE = new RegExp(`(?<![\\p{L}\\d])(${YEAR})(?=['’]s\\b)`, "gu");
const MONTH_ALONE = new RegExp(`\\b(?:[Ee]ach|[Ee]very|[Ii]n) (${MONTHS.join("|")})(?=[ ,.])(?! \\d)`, "g");

export function findTimeKeys(stem: string): AnswerKey[] {
  const dates = [...stem.matchAll(DATE)].filter((match) => !isRange(stem, match.index, match[0].length));
  const years = [YEAR_AFTER_PREPOSITION, EARLY_YEAR, YEAR_BEFORE_NOUN, YEAR_OF_POSSESSIVE].flatMap((pattern) => [
    ...stem.matchAll(pattern),
  ]);
  return [
    ...dates.map((match) => key(match[0], match.index, "date")),
    ...years.map((match) => key(match[1] as string, match.index + match[0].length - 4, "year")),
    ...[...stem.matchAll(MONTH_ALONE)].map((match) => {
      const month = match[1] as string;
      return key(month, match.index + match[0].length - month.length, "month");
    }),
  ];
}

function isRange(stem: string, index: number, length: number): boolean {
  const before = stem.slice(Math.max(0, index - 24), index);
  const after = stem.slice(index + length, index + length + 24);
  return /[-–]$|\b(?:between|from) $/.test(before) || /^\s*(?:[-–]|to\b)/.test(after);
}

const key = (text: string, index: number, type: KeyType): AnswerKey => ({
  text,
  index,
  type,
  number: null,
  noun: null,
});
