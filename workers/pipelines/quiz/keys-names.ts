/** Answers that are names: titles of works, persons, organisations, places. Common nouns make no keys. */
import { wholeName } from "./names.ts";
import { ROLES, SENTENCE_OPENERS } from "./patterns.ts";
import { isAbbreviatedPlace, placeTypeOf } from "./places.ts";
import type { AnswerKey, Entity, KeyType, Names } from "./types.ts";

const COMPASS_BEFORE =
  /\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)? $|\b(?:upstate|downtown|central|mid) $/i;
const AFTER_ROLE_OR_START = new RegExp(`(?:^|[.!?] |\\b(?:${ROLES}) )$`, "i");

export function findNameKeys(stem: string, names: Names): AnswerKey[] {
  const longestFirst = [...names.list].sort((one, other) => other.text.length - one.text.length);
  return [...findTitleKeys(stem, names), ...longestFirst.flatMap((entity) => findEntityKey(stem, entity) ?? [])];
}

const findTitleKeys = (stem: string, names: Names): AnswerKey[] =>
  [...stem.matchAll(/["“]([^"”]{3,60}?)[,.]?["”]/g)]
    .filter((match) => names.titles.includes(match[1] as string))
    .map((match) => key(match[1] as string, match.index + 1, "title"));

function findEntityKey(stem: string, entity: Entity): AnswerKey | null {
  if (entity.type === "name" || !stem.includes(entity.text)) return null;
  const match = wholeName(entity.text).exec(stem);
  if (!match) return null;
  const before = stem.slice(0, match.index);
  const after = stem.slice(match.index + entity.text.length);
  // An abbreviation may be an adjective; an article before the gap gives away which countries can follow.
  if (entity.type === "country" && (isAbbreviatedPlace(entity.text) || /\bthe $/i.test(before))) return null;
  // “in Dublin, Ireland”, “Sofia in Bulgaria”: asks for geography, not for the text.
  const town = before.match(/(\p{Lu}\p{L}+)(?:,| in) $/u)?.[1];
  if (entity.type === "country" && town && placeTypeOf(town) !== "country" && !SENTENCE_OPENERS.has(town)) return null;
  if (COMPASS_BEFORE.test(before)) return null;
  const wordBefore = before.match(/(\p{Lu}[\p{L}.]*) $/u)?.[1];
  const inLongerName = wordBefore && !SENTENCE_OPENERS.has(wordBefore) && !AFTER_ROLE_OR_START.test(before);
  if (inLongerName || /^ (?:\p{Lu}|\d)/u.test(after) || /^['’]s? \p{Lu}/u.test(after)) return null;
  if (/\p{Lu}[\p{L}'’]* of (?:the )?$/u.test(before)) return null; // “Lloyd's of London”, “University of California”
  return key(entity.text, match.index, entity.type);
}

const key = (text: string, index: number, type: KeyType): AnswerKey => ({
  text,
  index,
  type,
  number: null,
  noun: null,
});
