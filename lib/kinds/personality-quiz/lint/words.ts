/** Words that must not stand there: profane ones, and those that the project forbids. */
import { wordPattern } from "#lib/text/word-pattern";
import type { Finding, Place } from "../../evidence.ts";
import { findProfanity } from "../profanity.ts";
import type { PersonalityContent } from "../schema.ts";
import { finding, inOutcome, inQuestion, inWhole } from "./rule.ts";

type Said = { text: string; place: Place; fix?: string };

export function lintWords(content: PersonalityContent, forbidden: readonly string[]): Finding[] {
  const pattern = wordPattern(forbidden);
  return saidIn(content).flatMap(({ text, place, fix }) => {
    const found: Finding[] = [];
    const profane = findProfanity(text);
    if (profane) found.push(finding("profanity", "error", place, `“${profane}” is not for readers.`, fix));
    const [word] = pattern?.exec(text) ?? [];
    if (word)
      found.push(
        finding("forbidden-word", "error", place, `“${word}” is on the project's list of forbidden words.`, fix),
      );
    return found;
  });
}

function saidIn({ title, introduction, outcomes, questions }: PersonalityContent): Said[] {
  return [
    { text: `${title}\n${introduction ?? ""}`, place: inWhole },
    ...outcomes.map((outcome) => ({ text: `${outcome.title}\n${outcome.text}`, place: inOutcome(outcome.id) })),
    ...questions.flatMap(({ id, stem, options }) => [
      { text: stem, place: inQuestion(id) },
      ...options.map((option) => ({
        ...{ text: option.text, place: inQuestion(id, option.id) },
        ...(options.length > 2 && { fix: "Removes this option" }),
      })),
    ]),
  ];
}
