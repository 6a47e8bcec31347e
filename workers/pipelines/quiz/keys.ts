/** All answers that stand in a stem. What the first rules find, later ones do not take again. */
import { findNameKeys } from "./keys-names.ts";
import { findNumberKeys } from "./keys-numbers.ts";
import { findTimeKeys } from "./keys-times.ts";
import type { AnswerKey, Names } from "./types.ts";

/** In the order money, percent, fraction, date, year, measure, count, ordinal, title, person, organisation, place. */
export function findKeys(stem: string, names: Names): AnswerKey[] {
  const keys: AnswerKey[] = [];
  const found = [...findNumberKeys(stem, "amounts"), ...findTimeKeys(stem), ...findNumberKeys(stem, "quantities")];
  for (const key of [...found, ...findNameKeys(stem, names)])
    if (!keys.some((other) => overlaps(key, other))) keys.push(key);
  return keys;
}

const overlaps = (one: AnswerKey, other: AnswerKey): boolean =>
  one.index < other.index + other.text.length && other.index < one.index + one.text.length;
