/** What the lint rules share: how a finding is made, and how words are compared. */
import type { Finding, Place } from "../../evidence.ts";
import type { QuizQuestion } from "../schema.ts";

export type Severity = Finding["severity"];

/** `fix` says in plain words what `repair` would do; it is left out where only a person can mend it. */
export function finding(rule: string, severity: Severity, place: Place, message: string, fix?: string): Finding {
  return fix === undefined ? { rule, severity, place, message } : { rule, severity, place, message, fix };
}

export const inQuestion = (question: QuizQuestion, optionId?: string): Place =>
  optionId === undefined ? { questionId: question.id } : { questionId: question.id, optionId };

export const inWhole: Place = { whole: true };

/** Lower case, single spaces, without marks around it: two options that differ only in these are the same. */
export const normalise = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[\s"'“”‘’.,;:!?]+|[\s"'“”‘’.,;:!?]+$/g, "");

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

export const wordSet = (text: string): ReadonlySet<string> => new Set(wordsOf(text));

/** Shared words over all words, 0 to 1 (Jaccard). */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return shared / Math.max(1, one.size + other.size - shared);
}
