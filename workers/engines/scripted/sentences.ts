/** Plausible sentences without names, numbers or facts, so that nothing in them looks like a claim. */
import type { Random } from "./random.ts";

const subjects = [
  "The editor",
  "A careful reader",
  "The first draft",
  "A short outline",
  "The team",
  "A good headline",
  "The opening paragraph",
  "Each section",
] as const;
const verbs = [
  "explains",
  "keeps",
  "questions",
  "supports",
  "brings together",
  "simplifies",
  "introduces",
  "returns to",
] as const;
const objects = [
  "the main idea",
  "a clear example",
  "the tone of the page",
  "what matters most",
  "the next step",
  "a common question",
  "the reason behind it",
  "an open point",
] as const;
const endings = [
  "for the reader",
  "in plain words",
  "before anything else",
  "without losing detail",
  "at the right moment",
  "from the beginning",
  "with some care",
  "as the brief asks",
] as const;

export function* sentencesWithoutEnd(random: Random): Generator<string> {
  for (;;) yield oneSentence(random);
}

export function oneSentence(random: Random): string {
  return `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} ${random.pick(endings)}.`;
}

/** A few words in lower case, for the strings of a JSON answer. */
export function phrase(random: Random): string {
  return `${random.pick(objects)} ${random.pick(endings)}`;
}
