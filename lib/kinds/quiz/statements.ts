/** What a question says once its answer stands in it: sentences that its source bears out or contradicts. Pure. */
import type { QuizQuestion } from "./schema.ts";

/** `holds`: false where the quiz says that the sentence is not true. `optionId`: of which option, where it is of one. */
export type Statement = { text: string; holds: boolean; optionId?: string };

const GAP = /_{3,}/;
const FRAMED = /^[^“"]*:\s*“(.*)”$/s;
/** Shorter options are answers, not sentences. */
const SENTENCE_WORDS = 4;
const SUBJECT =
  /^(?:Who|What|Which (?:country|city|state|institution|body|company|party|person|organisation)) (\p{Ll}.*)\?$/u;
const HOW_MANY = /^How many (.*)\?$/;
const YEAR = /^In which year (was|were) (.*) (\p{L}+(?:ed|en|wn|lt|nd|ld|un)\b.*)\?$/u;
/** Explanations that quote: what is between the marks is the source's own. */
const QUOTING = /^The source says: “(.*)”$/s;

/** None where no sentence can be made of question and answer, such as a matching of pairs. */
export function statementsOf(question: QuizQuestion): Statement[] {
  const { type, stem, options = [], answers = [] } = question;
  if (type === "true-false") {
    const isTrue = options.find(({ id }) => id === "true") ?? options[0];
    return isTrue && isSentence(stem) ? [{ text: stem, holds: isTrue.correct === true }] : [];
  }
  if (type === "multiple")
    return options
      .filter(({ text }) => isSentence(text))
      .map(({ id, text, correct }) => ({ text, holds: correct === true, optionId: id }));
  const key = type === "single" ? options.find(({ correct }) => correct)?.text : answers[0];
  const text = key && (type === "single" || type === "short-answer") ? answered(stem, key) : null;
  return text ? [{ text, holds: true }] : [];
}

/** What the explanation claims; null for none, and where it only quotes its source. */
export function explanationOf({ explanation = "" }: QuizQuestion, premise: string): string | null {
  const said = QUOTING.exec(explanation)?.[1] ?? explanation;
  const words = collapse(said);
  return words === "" || collapse(premise).includes(words) ? null : words;
}

/** “The canal opened in _____.” and “How many bees live there?” as sentences, with the key in its place. */
function answered(stem: string, key: string): string | null {
  const plain = (FRAMED.exec(stem.trim())?.[1] ?? stem).trim();
  if (GAP.test(plain)) return plain.replace(GAP, () => key);
  const subject = SUBJECT.exec(plain) ?? HOW_MANY.exec(plain);
  if (subject?.[1]) return `${opened(key, subject[1])}.`;
  const [, verb, whom, deed] = YEAR.exec(plain) ?? [];
  return verb && whom && deed ? `${capitalised(whom)} ${verb} ${deed} in ${key}.` : null;
}

/** “60,000 bees” and “bees live there”: the noun stands once. */
function opened(key: string, rest: string): string {
  const noun = /^\S+/.exec(rest)?.[0] ?? "";
  const again = key.toLowerCase().endsWith(` ${noun.toLowerCase()}`);
  return capitalised(again ? `${key}${rest.slice(noun.length)}` : `${key} ${rest}`);
}

const isSentence = (text: string): boolean =>
  !GAP.test(text) && !text.trim().endsWith("?") && text.trim().split(/\s+/).length >= SENTENCE_WORDS;

const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const collapse = (text: string): string => text.replace(/\s+/g, " ").trim();
