/** Exactly three wrong options of the key's own sort, or the candidate is dropped. */
import {
  dateVariants,
  fractionVariants,
  monthVariants,
  numberVariants,
  ordinalVariants,
  yearVariants,
  type Layout,
  type Level,
} from "./distractors-numbers.ts";
import { organisationSort } from "./organisations.ts";
import { HONORIFIC, lastWord } from "./patterns.ts";
import { isAbbreviatedPlace, isSamePlace, neighboursOf, type PlaceType } from "./places.ts";
import type { AnswerKey, Entity, QuizDocument } from "./types.ts";

export const WRONG_OPTIONS = 3;
/** “about 12”: a wrong number nearer than this share of the right one could be right too. */
const LEAST_GAP_WHEN_APPROXIMATE = 0.2;
/** How far from the key a year named in the document may lie to be an option. */
const YEAR_SPAN = 12;

export type Distractors = { options: string[]; fromDocument: boolean };
type Pool = { options: string[]; named: number };

export function findDistractors(
  key: AnswerKey,
  stem: string,
  document: QuizDocument,
  choice: { layout: Layout; level: Level },
): Distractors {
  const pool = isNamed(key)
    ? namedPool(key, stem, document)
    : { options: variants(key, stem, document, choice), named: 0 };
  const rest = stem.replace(key.text, " ");
  const options: string[] = [];
  for (const option of pool.options) {
    if (/\d/.test(option) && rest.includes(option)) continue; // stands elsewhere in the stem
    if ([key.text, ...options].some((other) => clash(key, other, option))) continue;
    options.push(option);
    if (options.length === WRONG_OPTIONS) break;
  }
  return { options, fromDocument: pool.named >= WRONG_OPTIONS };
}

const isNamed = (key: AnswerKey): boolean => ["person", "org", "title", "country", "city", "state"].includes(key.type);

function variants(
  key: AnswerKey,
  stem: string,
  document: QuizDocument,
  choice: { layout: Layout; level: Level },
): string[] {
  if (key.type === "date")
    return dateVariants(key.text, choice.layout, { level: choice.level, last: lastYear(document) });
  if (key.type === "month") return monthVariants(key.text);
  if (key.type === "year") return yearOptions(Number(key.text), stem, document, choice.layout);
  if (key.type === "ordinal") return ordinalVariants(Number(key.number));
  if (key.type === "fraction") return fractionVariants(key.text, choice.layout);
  return amountOptions(key, stem, choice);
}

/** Money, percent, measure, count: the key with another number in it. */
function amountOptions(key: AnswerKey, stem: string, { layout, level }: { layout: Layout; level: Level }): string[] {
  if (!key.number) return [];
  const written = key.number;
  const value = toNumber(written);
  const limit =
    key.type === "percent" ? 100 : /(?:thousand|million|billion|trillion)/i.test(key.text) ? 1000 : Infinity;
  const approximate = /\b(?:about|around|roughly|nearly|almost|some|approximately|close to)\s*$/i.test(
    stem.slice(0, key.index),
  );
  return numberVariants(written, layout, level)
    .filter((other) => !(toNumber(other) >= limit))
    .filter((other) => !approximate || !(Math.abs(toNumber(other) / value - 1) < LEAST_GAP_WHEN_APPROXIMATE))
    .map((other) => key.text.replace(written, other));
}

/** NaN for a number in words: comparisons with it are false, and words differ by whole steps anyway. */
const toNumber = (written: string): number => Number(written.replace(/,/g, ""));

/** No later year is offered: a reader would know that it lies beyond the text. Old texts leave some room. */
function lastYear({ years }: QuizDocument): number {
  const last = Math.max(0, ...years);
  return last < 2000 ? last + 6 : last;
}

function yearOptions(year: number, stem: string, document: QuizDocument, layout: Layout): string[] {
  const documentLast = Math.max(0, ...document.years);
  const last = Math.max(year, lastYear(document));
  const cycle = /\b(?:elections?|midterms?|Olympics?|World Cup|presidential)\b/.test(stem);
  const plan = /\b(?:will|set to|expected|plans?|planned|scheduled|due|slated|until)\b/.test(stem);
  const ahead = plan && year >= documentLast - 1;
  const made = yearVariants(year, layout, { last, ahead, cycle });
  const named = document.years.filter((other) => other !== year && Math.abs(other - year) <= YEAR_SPAN);
  const side = Math.sign((made[0] ?? year) - year);
  const own = cycle || ahead ? [] : named.filter((other) => Math.sign(other - year) === side).slice(0, 1);
  return [...own, ...made].filter((other) => !stem.includes(String(other))).map(String);
}

function namedPool(key: AnswerKey, stem: string, document: QuizDocument): Pool {
  const entities = nearestFirst(document, key.text).filter((entity) => isFree(entity.text, key, stem));
  if (key.type === "title") {
    const titles = document.names.titles.filter((title) => title !== key.text && !stem.includes(title));
    return { options: titles, named: titles.length };
  }
  if (key.type !== "person" && key.type !== "org") return placePool(key, stem, document, entities);
  const titled = new RegExp(`\\b${HONORIFIC}\\.? $`).test(stem.slice(0, key.index));
  const sort = organisationSort(key.text);
  const fits = (entity: Entity) =>
    key.type === "person" ? !titled || entity.honorific : sort !== null && organisationSort(entity.text) === sort;
  const alike = entities.filter((entity) => entity.type === key.type && fits(entity)).map(toText);
  return { options: alike, named: alike.length };
}

function placePool(key: AnswerKey, stem: string, document: QuizDocument, entities: readonly Entity[]): Pool {
  const type = key.type as PlaceType;
  const paragraph = document.names.byForm.get(key.text)?.paragraph;
  const named = entities.filter((entity) => entity.type === type && !isAbbreviatedPlace(entity.text));
  const beside = named.filter((entity) => entity.paragraph === paragraph).map(toText);
  const neighbours = neighboursOf(key.text, type);
  const near = named.map(toText).filter((place) => neighbours.includes(place));
  const unnamed = neighbours.filter((place) => !document.prose.includes(place));
  // What the same paragraph names is compared with the key; then its region, named or not; then the rest.
  const options = [...beside, ...near, ...unnamed.slice(0, WRONG_OPTIONS), ...named.map(toText), ...unnamed];
  return {
    options: [...new Set(options)].filter((place) => !isSamePlace(place, key.text) && !stem.includes(place)),
    named: new Set([...beside, ...near]).size,
  };
}

const toText = (entity: Entity): string => entity.text;

/** What is named near the key's own first mention belongs to the same part of the story. */
function nearestFirst(document: QuizDocument, name: string): Entity[] {
  const own = document.names.byForm.get(name)?.first ?? 0;
  return [...document.names.list].sort((one, other) => Math.abs(one.first - own) - Math.abs(other.first - own));
}

function isFree(name: string, key: AnswerKey, stem: string): boolean {
  if (name === key.text || name.includes(key.text) || key.text.includes(name)) return false;
  return !stem.includes(name) && !stem.includes(lastWord(name));
}

/** Two options of which both could be right, or which read as one. */
function clash(key: AnswerKey, one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  if (key.type === "person" || key.type === "org") return lastWord(one) === lastWord(other);
  return (key.type === "country" || key.type === "city" || key.type === "state") && isSamePlace(one, other);
}
