/** Puts names in the place of “she”, a bare surname, or “the canal”, where only one thing can be meant. */
import { escapeRegExp, HONORIFIC, lastWord } from "./patterns.ts";
import type { Entity, Names, Sentence } from "./types.ts";

export type Resolved = { text: string; usedPrevious: boolean };

/** All references of one sentence; `previous` is the sentence before it in the same source. */
export function resolveReferences(text: string, previous: Sentence | null, names: Names): Resolved {
  const opened = resolvePerson(text, previous, names) ?? resolveDefinedSubject(text, previous);
  const named = expandApposition(opened ?? text, previous);
  const expanded = expandDefinite(expandSurnames(named ?? opened ?? text, names), names);
  return { text: expanded, usedPrevious: opened !== null || named !== null };
}

/** “He sold …” → the person that the previous sentence begins with, when it names no other. */
function resolvePerson(text: string, previous: Sentence | null, names: Names): string | null {
  const pronoun = text.match(/^(He|She|His|Her)\b/)?.[0];
  if (!pronoun || !previous) return null;
  const mentioned = [...names.byForm.values()].filter(
    (entity) =>
      (entity.type === "person" || entity.alias) &&
      new RegExp(`\\b${escapeRegExp(entity.text)}\\b`).test(previous.text),
  );
  const people = [...new Set(mentioned.map((entity) => entity.alias ?? entity))];
  const person = people[0];
  if (people.length !== 1 || !person) return null;
  const subject = previous.text.replace(new RegExp(`^${HONORIFIC}\\.? `), "");
  if (!subject.startsWith(person.text) && !subject.startsWith(lastWord(person.text))) return null;
  return text.replace(pronoun, /^H(?:is|er)$/.test(pronoun) ? `${person.text}’s` : person.text);
}

const DEFINITION = /^((?:The |An? )?[^,;:()“”"]{2,50}?) (?:is|was|are|were) (?:an?|the|one of) /;

/** “The canal is a waterway in Egypt. It is …” → “The canal is …”: after a definition the subject goes on. */
function resolveDefinedSubject(text: string, previous: Sentence | null): string | null {
  const pronoun = text.match(/^(?:It|She|He|They) /)?.[0];
  const subject = previous?.text.match(DEFINITION)?.[1];
  if (!pronoun || !subject || subject.split(" ").length > 5) return null;
  if (/\b(?:he|she|it|they|this|that|these|there|who|which|one|some|most|many)\b/i.test(subject)) return null;
  return `${subject} ${text.slice(pronoun.length)}`;
}

/** “the container ship Ever Given ran aground. … The ship is 400 metres long” → “The ship Ever Given is …”. */
function expandApposition(text: string, previous: Sentence | null): string | null {
  const noun = text.match(/^The (\p{Ll}{3,}) (?=\p{Ll})/u)?.[1];
  if (!noun || !previous) return null;
  const named = [
    ...previous.text.matchAll(
      new RegExp(`\\b[Tt]he (?:\\p{Ll}[\\p{Ll}-]+ ){0,2}${noun} ((?:\\p{Lu}[\\p{L}'’-]+ ?){1,4})(?=[ ,.])`, "gu"),
    ),
  ];
  const name = named[0]?.[1]?.trim();
  return named.length === 1 && name ? text.replace(`The ${noun} `, `The ${noun} ${name} `) : null;
}

/** The first mention by surname gets the full name of the document; forms with a title of respect too. */
function expandSurnames(text: string, names: Names): string {
  let out = text;
  for (const entity of names.byForm.values()) {
    if (!entity.alias || !out.includes(entity.text) || out.includes(entity.alias.text)) continue;
    const surname = new RegExp(
      `(?<![\\p{L}-]|\\b[Tt]he |\\p{Lu}[\\p{L}.]* )(?:${HONORIFIC}\\.? )?${escapeRegExp(entity.text)}(?![\\p{L}-]| (?:\\p{Lu}|&|family\\b|brothers\\b|sisters\\b))`,
      "u",
    );
    out = out.replace(surname, entity.alias.text);
  }
  return out;
}

/** Named at the very start, or more than once, longer names that hold it included (“Suez Canal Company”). */
function isWellKnown(entity: Entity, names: Names): boolean {
  const holding = names.list.filter((other) => other.text.includes(entity.text));
  const first = Math.min(...names.list.map((other) => other.first));
  return entity.first === first || holding.reduce((sum, other) => sum + other.count, 0) > 1;
}

/**
 * The first “the canal” → “the Suez Canal”, when that is the one well-known name of the document that ends so.
 * Longer forms of the same name (“New Suez Canal”) do not make it unsure.
 */
function expandDefinite(text: string, names: Names): string {
  for (const match of text.matchAll(/\b([Tt]he) (\p{Ll}{3,})(?=[,.]| \p{Ll})/gu)) {
    const ending = names.list.filter(
      (entity) =>
        entity.text.includes(" ") && lastWord(entity.text).toLowerCase() === match[2] && entity.type !== "person",
    );
    const base = ending.find((entity) => ending.every((other) => other.text.endsWith(entity.text)));
    if (!base || !isWellKnown(base, names) || text.includes(base.text)) continue;
    const at = match.index;
    return `${text.slice(0, at)}${match[1]} ${base.text}${text.slice(at + match[0].length)}`;
  }
  return text;
}
