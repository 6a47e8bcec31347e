/** “Who is described as …?”, from appositions and role titles; they also work inside speech, where no stem can be cut. */
import { findDistractors, WRONG_OPTIONS } from "./distractors.ts";
import { scoreCandidate } from "./gate.ts";
import { escapeRegExp, ROLES, SENTENCE_OPENERS } from "./patterns.ts";
import type { AnswerKey, Candidate, Entity, QuizDocument, Sentence } from "./types.ts";
import { wordList } from "#lib/text/words";

/** Below this number of persons their names can be guessed. */
const LEAST_PERSONS = 4;
const MOST_ITEMS = 2;
const ROLE = new RegExp(`\\b(?:${ROLES})\\b`, "i");
const DEMONYM = /(?:ish|an|ese|nch|tch|eek|wiss|elsh|ani|aeli|aqi)$/;
const LEANING = /\b(?:his|her|their|its|my|our|your|he|she|who|which|that|said|told|says)\b/i;

export function findRoleCandidates(document: QuizDocument, salience: readonly number[]): Candidate[] {
  const people = document.names.list.filter((entity) => entity.type === "person" && entity.text.includes(" "));
  if (people.length < LEAST_PERSONS) return [];
  const candidates = people.flatMap((person) => candidateFor(person, document, salience) ?? []);
  return candidates.sort((one, other) => other.score - one.score).slice(0, MOST_ITEMS);
}

function candidateFor(person: Entity, document: QuizDocument, salience: readonly number[]): Candidate | null {
  for (const [index, sentence] of document.sentences.entries()) {
    if (!sentence.text.includes(person.text)) continue;
    const phrase = roleIn(sentence, person, document);
    if (!phrase) continue;
    const key: AnswerKey = { text: person.text, index: 0, type: "person", number: null, noun: null };
    const stem = `${person.text} is ${phrase}.`;
    const { options, fromDocument } = findDistractors(key, stem, document, { layout: 0, level: "medium" });
    if (options.length < WRONG_OPTIONS) continue;
    const question = `Who is described as ${phrase}?`;
    const shared = { document, sentence, context: null, stem, key, question, form: "role" as const, wrong: options };
    const scored = { ...shared, fromDocument, salience: salience[index] ?? 0 };
    return { ...scored, score: scoreCandidate(scored) };
  }
  return null;
}

/** “a geologist at Exeter University”, “the Pentagon spokesman”; null when nothing in it identifies the person. */
function roleIn({ text }: Sentence, person: Entity, document: QuizDocument): string | null {
  const name = escapeRegExp(person.text);
  const after = text.match(new RegExp(`${name}, ((?:an?|the) [^,"“”()]{8,80})[,.]`, "u"))?.[1];
  const phrase = after ?? roleBefore(text, name, document);
  if (!phrase || !ROLE.test(phrase) || !/\p{Lu}/u.test(phrase) || LEANING.test(phrase)) return null;
  return wordList(phrase).some((word) => person.text.split(" ").includes(word)) ? null : phrase;
}

function roleBefore(text: string, name: string, document: QuizDocument): string | null {
  const match = text.match(new RegExp(`((?:\\p{Lu}[\\p{L}.&-]+ ){1,5})((?:${ROLES})) ${name}`, "u"));
  if (!match) return null;
  const words = (match[1] as string).trim().split(" ");
  while (words.length > 0 && SENTENCE_OPENERS.has(words[0] as string)) words.shift();
  // A sentence's first word alone is no proper noun.
  const proper = (match.index ?? 0) > 0 || words.length > 1 || document.names.byForm.has(words.join(" "));
  // “the French diplomat” may fit several persons of the text.
  if (words.length === 1 && DEMONYM.test(words[0] as string)) return null;
  return words.length > 0 && proper ? `the ${words.join(" ")} ${match[2]}` : null;
}
