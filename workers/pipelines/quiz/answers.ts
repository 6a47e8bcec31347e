/** Short answers: where the gap stands, and every wording of the key that counts as right. */
import { lastWord, MONTHS, NUMBER_WORDS } from "./patterns.ts";
import type { Candidate, Names } from "./types.ts";
import { askForGap } from "./wording.ts";

/**
 * Of a quantity only the number is asked for, so that its unit stands in the question; of a date only the year, where
 * it has one; of all else the whole key.
 */
export function gapFor(candidate: Candidate): string {
  const { key, stem, form, question } = candidate;
  if (form !== "cloze") return question;
  const part = partOf(candidate);
  return askForGap(stem, { ...key, text: part, index: key.index + key.text.indexOf(part) });
}

/** The wording to show first; then the others. */
export function acceptedAnswers(candidate: Candidate): string[] {
  const { key, document } = candidate;
  const part = partOf(candidate);
  if (part === key.number) {
    const numbers = numberForms(part);
    return unique([...numbers, ...numbers.map((number) => key.text.replace(part, number))]);
  }
  if (key.type === "person") return unique([key.text, ...surnameOf(key.text, document.names)]);
  if (key.type === "date") return unique([part, ...(part === key.text ? dateForms(key.text) : [])]);
  if (key.type === "country") return unique([key.text, ...(OTHER_NAMES[key.text] ?? [])]);
  const lower = key.text.toLowerCase();
  return key.type === "fraction" ? unique([lower, lower.replace(/^one /, "a ")]) : [key.text];
}

/** The words of the key that stand in the gap. An ordinal (“3rd”) is one word. */
function partOf({ key, form }: Candidate): string {
  if (form === "cloze" && key.type === "date") return key.text.match(/\b\d{4}\b/)?.[0] ?? key.text;
  return form !== "role" && key.number !== null && key.type !== "ordinal" ? key.number : key.text;
}

function numberForms(written: string): string[] {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  if (word >= 0) return [written.toLowerCase(), String(word)];
  const plain = written.replace(/,/g, "");
  const inWords = /^\d{1,2}$/.test(plain) ? NUMBER_WORDS[Number(plain)] : undefined;
  return [written, plain, ...(inWords ? [inWords] : [])];
}

/** The surname alone, when it means one person of the text. */
function surnameOf(name: string, names: Names): string[] {
  const surname = lastWord(name);
  return names.persons.filter((person) => lastWord(person.text) === surname).length === 1 ? [surname] : [];
}

/** “17 November 1869” and “November 17, 1869”. */
function dateForms(date: string): string[] {
  const month = MONTHS.find((name) => date.includes(name));
  const day = date.match(/\b\d{1,2}\b/)?.[0];
  const year = date.match(/\b\d{4}\b/)?.[0] ?? "";
  if (!month || !day) return [date.replace(/,/g, "")];
  return [`${day} ${month} ${year}`, `${month} ${day}, ${year}`, `${month} ${day} ${year}`].map((form) =>
    form.trim().replace(/,$/, ""),
  );
}

const OTHER_NAMES: Record<string, string[]> = {
  Britain: ["United Kingdom", "Great Britain", "UK"],
  "United States": ["USA", "US", "America", "United States of America"],
  "United Kingdom": ["UK", "Britain", "Great Britain"],
  Netherlands: ["Holland"],
};

const unique = (answers: readonly string[]): string[] => [...new Set(answers)];
