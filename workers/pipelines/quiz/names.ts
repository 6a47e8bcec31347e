/** Names in a source: what sort of thing each is, how often it is named, and which surname stands for whom. */
import { isPersonName } from "./grammar.ts";
import { organisationSort } from "./organisations.ts";
import { escapeRegExp, HONORIFIC, lastWord, NOT_A_NAME, ROLES, SAID, SENTENCE_OPENERS } from "./patterns.ts";
import { placeTypeOf } from "./places.ts";
import type { Entity, EntityType, Names, Sentence } from "./types.ts";

const NAME_RUN =
  /\p{Lu}[\p{L}\p{N}'’&-]*\.?(?:\s+(?:(?:of|de|von|van|the|du|la|bin|al|for|and)\s+)?\p{Lu}[\p{L}\p{N}'’&-]*\.?)*/gu;
/** A longer run of capitals is a list or a heading, and would make the rules slow. */
const LONGEST_RUN = 120;
const IS_HONORIFIC = new RegExp(
  `^(?:${HONORIFIC}|Minister|Treasurer|Premier|Chancellor|Marshal|Admiral|Colonel|Major|Lieutenant|Sergeant|Archbishop|Bishop|Baron|Baroness|Duke|Duchess|Emperor|Empress|Sultan|Tsar)\\.?$`,
);
const ROLE_BEFORE = new RegExp(`\\b(?:${ROLES}),?\\s+$`, "i");
const SAID_BEFORE = new RegExp(`\\b${SAID} $`);
const SAID_AFTER = new RegExp(`^,? ${SAID}\\b`);
const APPOSITION_AFTER = new RegExp(`^, (?:an?|the|who|\\d\\d,|[\\p{L} -]{0,30}\\b(?:${ROLES})\\b)`, "u");
const PLACE_BEFORE = /\b(?:in|at|near|into|across|around|outside) $/;
/** A word that makes a name of two to four words something else than a person. */
const NO_PERSON =
  /\b(?:Street|Avenue|Road|River|Lake|Sea|Ocean|Canal|Island|Islands|Isthmus|Mountain|County|City|Park|Beach|Valley|Bay|Strait|Desert|East|West|North|South|America|Asia|Africa|Europe|War|Act|Award|Awards|Globe|Festival|Day|Force|Fleet|Army|Navy|Northern|Southern|Eastern|Western|Central|Jazz|Heritage|Family|Flight|Middle|House|Game|Bowl|Cup|Series|Prize|American|Wall|Theory|Program|Project|State|States|Republic|Kingdom|Empire|Convention|Treaty|Nations|Revolution|Church|Bridge|Tower|Palace|Castle|Square|Brewery|Gate|Neighborhood|Neighbourhood|Storm|Hurricane|Station|Grand|Prix|Team|Club|Hotel|Building|Law|Minister|President|Treasurer|Secretary|Championship|Chip|Papers?|Language|Review|Report)\b/;

type Sighting = { text: string; person: boolean; located: boolean; article: boolean; honorific: boolean };
type Draft = Sighting & { count: number; first: number; paragraph: number };

export function findNames(sentences: readonly Sentence[]): Names {
  const drafts = new Map<string, Draft>();
  const inside = wordsInsideSentences(sentences);
  for (const sentence of sentences)
    for (const match of sentence.text.matchAll(NAME_RUN))
      for (const sighting of sightingsOf(sentence.text, match.index, match[0], inside))
        record(drafts, sighting, sentence);
  const all = [...drafts.values()].map(toEntity);
  demoteNamesInTitles(all, sentences);
  const persons = all.filter((entity) => entity.type === "person");
  for (const entity of all) entity.alias = ownerOfSurname(entity, persons);
  for (const { alias, count } of all) if (alias) alias.count += count;
  return {
    list: all.filter((entity) => !entity.alias),
    byForm: new Map(all.map((entity) => [entity.text, entity])),
    persons,
    titles: findTitles(sentences),
  };
}

/** Words with a capital that also stand inside sentences: a sentence's first word alone is no proof of a name. */
function wordsInsideSentences(sentences: readonly Sentence[]): Set<string> {
  const found = sentences.flatMap(({ text }) => text.match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}'’-]*/gu) ?? []);
  return new Set(found.map(withoutPossessive));
}

/** The names in one run of capitalised words; two where “and” joins them. */
function sightingsOf(sentence: string, at: number, run: string, inside: ReadonlySet<string>): Sighting[] {
  if (run.length > LONGEST_RUN) return [];
  const { words, honorific } = coreOf(run);
  const text = withoutPossessive(words.join(" "));
  if (text.length < 2 || words.every((word) => NOT_A_NAME.has(word.replace(".", "")))) return [];
  const plainOpening = words.length === 1 && sentence.startsWith(text) && /^\p{Lu}\p{Ll}+$/u.test(text);
  if (plainOpening && !honorific && !placeTypeOf(text) && !inside.has(text)) return [];
  const before = sentence.slice(Math.max(0, at - 30), at);
  const after = sentence.slice(at + run.length, at + run.length + 40);
  const person =
    honorific ||
    ROLE_BEFORE.test(before) ||
    SAID_AFTER.test(after) ||
    SAID_BEFORE.test(before) ||
    APPOSITION_AFTER.test(after);
  const located = PLACE_BEFORE.test(before) && !honorific;
  const article = /\bthe $/i.test(before) && !honorific; // “the Strand”: no person has an article
  if (!isPair(text)) return [{ text, person: person && !/ and /.test(text), located, article, honorific }];
  return text.split(/ and /).map((part) => ({ text: part, person, located, article, honorific }));
}

/** “Jane Roe and John Doe”, “Yale University and Bard College”; not “Department of Health and Human Services”. */
function isPair(text: string): boolean {
  const parts = text.split(/ and /);
  if (parts.length < 2) return false;
  if (parts.every((part) => part.includes(" ") && organisationSort(part))) return true;
  return !organisationSort(text) && !/\b(?:Festival|Fair|Center|Act|Show|Awards?)$/.test(text);
}

/** The words of the name itself, without openers, titles of respect, and whoever owns it. */
function coreOf(run: string): { words: string[]; honorific: boolean } {
  const keepsDot = /\b(?:Jr|Sr|Inc|Corp|Co|[A-Z])\.$/.test(run);
  let words = withoutPossessive(keepsDot ? run : run.replace(/[.,]$/, "")).split(/\s+/);
  const owner = words.findIndex((word) => /['’]s$/.test(word));
  if (owner >= 0 && owner < words.length - 1 && !/^of$/.test(words[owner + 1] as string))
    words = words.slice(owner + 1);
  while (
    words.length > 0 &&
    (SENTENCE_OPENERS.has(words[0] as string) || /^(?:and|for|of|the)$/.test(words[0] as string))
  )
    words = words.slice(1);
  const title = words.findLastIndex((word) => IS_HONORIFIC.test(word));
  if (title > 0 && title < words.length - 1) words = words.slice(title);
  let honorific = false;
  while (words.length > 1 && IS_HONORIFIC.test(words[0] as string)) {
    honorific = true;
    words = words.slice(1);
  }
  return { words, honorific };
}

function record(drafts: Map<string, Draft>, sighting: Sighting, { start, paragraph }: Sentence): void {
  const known = drafts.get(sighting.text);
  if (!known) {
    drafts.set(sighting.text, { ...sighting, count: 1, first: start, paragraph });
    return;
  }
  known.count++;
  known.person ||= sighting.person;
  known.located ||= sighting.located;
  known.article ||= sighting.article;
  known.honorific ||= sighting.honorific;
}

const toEntity = (draft: Draft): Entity => ({
  text: draft.text,
  type: typeOf(draft),
  count: draft.count,
  first: draft.first,
  paragraph: draft.paragraph,
  honorific: draft.honorific,
  alias: null,
});

function typeOf(draft: Draft): EntityType {
  const { text } = draft;
  const place = placeTypeOf(text);
  if (place) return place;
  if (/\d|\bFlight\b/.test(text)) return "name";
  if (organisationSort(text)) return "org";
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 4 || /\b(?:of|for|and|the)\b/.test(text) || NO_PERSON.test(text))
    return "name";
  if (words.some((word) => /^\p{Lu}{2,}$/u.test(word))) return "name"; // an acronym inside: a ship, a unit
  if ((draft.located || draft.article) && !draft.honorific) return "name"; // “in Xy Zed” is a place
  if (words.slice(0, -1).some((word) => /['’]s?$/.test(word))) return "name"; // “Mister Rogers’ Neighborhood”
  return draft.person || isPersonName(text) ? "person" : "name";
}

/** Who is named only inside the title of a work is a character or a word play, no person of the text. */
function demoteNamesInTitles(entities: Entity[], sentences: readonly Sentence[]): void {
  const unquoted = sentences.map(({ text }) => text.replace(/["“][^"”]{2,60}["”]/g, " ")).join("\n");
  for (const entity of entities) if (entity.type === "person" && !unquoted.includes(entity.text)) entity.type = "name";
}

/** The one person with this surname. */
function ownerOfSurname(entity: Entity, persons: readonly Entity[]): Entity | null {
  if (entity.type !== "name" || /\s/.test(entity.text)) return null;
  const owners = persons.filter((person) => lastWord(person.text) === entity.text);
  return owners.length === 1 ? (owners[0] as Entity) : null;
}

function findTitles(sentences: readonly Sentence[]): string[] {
  const quoted = sentences.flatMap(({ text }) =>
    [...text.matchAll(/["“]([^"”]{3,60}?)[,.]?["”]/g)].map((match) => match[1] as string),
  );
  return [...new Set(quoted.filter(isTitle))];
}

function isTitle(quoted: string): boolean {
  const words = quoted.split(" ");
  const fits = (word: string) => /^[^\p{Ll}]/u.test(word) || /^(?:of|the|a|an|and|in|on|to|for|with|is|at)$/.test(word);
  return /^\p{Lu}/u.test(quoted) && words.length > 1 && words.every(fits);
}

export const withoutPossessive = (text: string): string => text.replace(/['’]s?$/, "");

/** A name as a whole word, not as part of a hyphenated one. */
export const wholeName = (name: string): RegExp => new RegExp(`(?<![\\p{L}-])${escapeRegExp(name)}(?![\\p{L}-])`, "u");
