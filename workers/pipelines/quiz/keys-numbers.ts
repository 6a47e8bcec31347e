/** Answers that are numbers: money, shares, measures, counts, ordinals. */
import { isPluralNoun } from "./grammar.ts";
import { CURRENCIES, MONTH, NUMBER, NUMBER_WORDS, UNITS } from "./patterns.ts";
import type { AnswerKey, KeyType } from "./types.ts";

const WORD = NUMBER_WORDS.slice(3).join("|");
const WORD_OR_NUMBER = `${NUMBER}|${WORD}`;
const SCALE = "(?: (?:hundred|thousand|million|billion|trillion))";

const MONEY = new RegExp(`(?:US|C|A)?[$£€]\\s?(${NUMBER})(?:[- ](?:million|billion|trillion))?(?![\\d-])`, "gi");
/** “four million pounds” is money, “four pounds” may be a weight. */
const WORDED_MONEY = new RegExp(
  `(?<![\\p{L}\\d.,-])(${WORD_OR_NUMBER})(?:${SCALE}? (?:${CURRENCIES})|${SCALE} pounds)(?![\\p{L}-])`,
  "giu",
);
const PERCENT = new RegExp(
  `(?<![\\d$£€.,-])(${NUMBER})(?:[- ]?percentage points| percent| per cent|-per-cent|%)(?![\\p{L}\\d])`,
  "gu",
);
const FRACTION =
  /(?<![\p{L}-])(?:one|two|three|four) (?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|twentieths?)(?= of\b)/giu;
const MEASURE = new RegExp(`(?<![\\p{L}\\d$£€.,-])(${WORD_OR_NUMBER})${SCALE}?[ -](?:${UNITS})(?![\\p{L}-])`, "giu");
const COUNT = new RegExp(`(?<![\\p{L}\\d$£€.,-])(${WORD_OR_NUMBER})(${SCALE}?)((?: [\\p{L}][\\p{L}-]*){1,3})`, "giu");
const ORDINAL = /\b(\d{1,3})(?:st|nd|rd|th)\b(?!-| (?:century|centuries|Street|Avenue|of))/g;
/** A number after one of these is a name, a part of a range, or no quantity. “up to 400” is one. */
const NOT_BEFORE_NUMBER =
  /(?:\b(?:No|Flight|Route|Highway|Interstate|Section|Article|Chapter|Episode|Page|Channel|Room|Building|age|aged|ages|Super Bowl|Windows|iOS|version|between|from|(?<!\bup )to|or|MH|World War)\.?|(?<!^)\b\p{Lu}\p{Ll}+|[-–/$£€#.:&]|\d,?)\s?$/u;
const VAGUE_NOUN =
  /^(?:teams?|findings?|things?|ways?|bills?|times?|others?|ones?|parts?|cases?|types?|kinds?|sorts?|sides?|steps?|reasons?|points?|examples?|areas?|items?|issues?|words?|series|pages?|tips|questions?|incidents?|results?|occasions?|fold|cents?)$/i;
const UNCOUNTED =
  /^(?:of|to|and|or|in|on|at|by|for|with|from|as|is|are|was|were|the|a|than|when|it|that|more|most|fewer|less|other|above|over|below|under|per|about|percent|million|billion|years?|centuries|times)$/i;
const PLURAL_WITHOUT_S = /^(?:people|children|men|women|aircraft|police|crew|troops|sheep|fish|species)$/i;
const UNIT_BEFORE = new RegExp(`(?:^|[ -])(?:${UNITS}) $`);
const NUMBER_AFTER = new RegExp(`^ (?:${NUMBER}) (?:${UNITS})\\b`);
const ONLY_UNIT = new RegExp(`^(?:${UNITS})$`);

type Around = { before: string; after: string };
type Found = { text: string; index: number; type: KeyType; number: string | null; noun?: string };

/** `amounts` come before dates and years, `quantities` after them. */
export function findNumberKeys(stem: string, group: "amounts" | "quantities"): AnswerKey[] {
  const found =
    group === "amounts"
      ? [...findMoney(stem), ...findShares(stem)]
      : [...findMeasures(stem), ...findCounts(stem), ...findOrdinals(stem)];
  return found.map((key) => ({ ...key, noun: key.noun ?? null }));
}

const findMoney = (stem: string): Found[] =>
  [MONEY, WORDED_MONEY].flatMap((pattern) =>
    matches(stem, pattern)
      .filter(({ around }) => !isRange(around))
      .map(({ match }) => toFound(match, "money")),
  );

function findShares(stem: string): Found[] {
  const percents = matches(stem, PERCENT).filter(({ around }) => !isRange(around));
  const fractions = matches(stem, FRACTION).filter(({ around }) => !isRange(around));
  return [
    ...percents.map(({ match }) => toFound(match, "percent")),
    ...fractions.map(({ match }) => ({ text: match[0], index: match.index, type: "fraction" as const, number: null })),
  ];
}

function findMeasures(stem: string): Found[] {
  return matches(stem, MEASURE)
    .filter(({ match, around }) => {
      if (isRange(around) || /^[ -]old/.test(around.after) || /-/.test(match[0].replace(/light-year/, "")))
        return false;
      if (/^\s*(?:ago|earlier|later|before|after|and|more|behind|ahead)\b/.test(around.after)) return false;
      // “17 pounds 1 ounce” is one measure; “Six Days” is a title; “1 ounce” has no plural to vary.
      if (UNIT_BEFORE.test(around.before) || NUMBER_AFTER.test(around.after) || match[1] === "1") return false;
      if (/\p{Lu}/u.test(match[0].slice(match.index > 0 ? 0 : 1).replace(/degrees .*/, ""))) return false;
      return !/\b(?:the (?:last|past|next|first|final)|between|from)\s*$/.test(around.before);
    })
    .map(({ match }) => toFound(match, "measure"));
}

function findCounts(stem: string): Found[] {
  return matches(stem, COUNT).flatMap(({ match, around }) => {
    const number = match[1] as string;
    if (isRange(around) || NOT_BEFORE_NUMBER.test(around.before) || /^(?:1[5-9]|20)\d\d$/.test(number)) return [];
    if (/\bone of (?:the )?$/i.test(around.before)) return [];
    // “The game Six Days” is a title.
    if (match.index > 0 && /^\p{Lu}/u.test(number)) return [];
    const noun = countedNoun((match[3] as string).trim());
    if (!noun || ONLY_UNIT.test(noun)) return [];
    return [{ text: `${number}${match[2] ?? ""} ${noun}`, index: match.index, type: "count" as const, number, noun }];
  });
}

const findOrdinals = (stem: string): Found[] =>
  matches(stem, ORDINAL)
    .filter(({ around }) => !new RegExp(`${MONTH} $`).test(around.before))
    .map(({ match }) => toFound(match, "ordinal"));

/** The plural noun that a number counts, with at most two words before it; null when vague or unsure. */
function countedNoun(phrase: string): string | null {
  const words = phrase.split(" ");
  for (let length = 1; length <= words.length; length++) {
    const head = words[length - 1] as string;
    if (UNCOUNTED.test(head)) return null;
    const noun = words.slice(0, length).join(" ");
    const plural = PLURAL_WITHOUT_S.test(head) || (/s$/i.test(head) && isPluralNoun(noun));
    if (plural && !VAGUE_NOUN.test(head)) return noun;
  }
  return null;
}

function isRange({ before, after }: Around): boolean {
  return (
    /(?:\b(?:between|from)\s+|\d\s*(?:to|-|–|or|and)\s*)$/.test(before) ||
    new RegExp(`\\b(?:${WORD}) (?:to|or|and) $`, "i").test(before) ||
    new RegExp(`^\\s*(?:to|-|–|or)\\s*(?:\\$|£|€)?(?:\\d|(?:${WORD})\\b)`, "i").test(after)
  );
}

function matches(stem: string, pattern: RegExp): { match: RegExpExecArray; around: Around }[] {
  return [...stem.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return {
      match,
      around: { before: stem.slice(Math.max(0, match.index - 24), match.index), after: stem.slice(end, end + 24) },
    };
  });
}

const toFound = (match: RegExpExecArray, type: KeyType): Found => ({
  text: match[0],
  index: match.index,
  type,
  number: match[1] ?? null,
});
