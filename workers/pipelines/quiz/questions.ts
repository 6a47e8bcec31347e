/** Questions from single candidates: one answer, true or false, short answer. */
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { Choice } from "./arrange.ts";
import { acceptedAnswers, gapFor } from "./answers.ts";
import { evidenceOf } from "./evidence.ts";
import type { Candidate } from "./types.ts";

const OPTION_IDS = ["a", "b", "c", "d"];

export function singleQuestion(candidate: Candidate, choices: readonly Choice[], id: string): QuizQuestion {
  const right = choices.find((choice) => choice.correct)?.text ?? candidate.key.text;
  const options = choices.map(({ text, correct }, index) => ({
    id: OPTION_IDS[index] as string,
    text,
    correct,
    feedback: correct ? `Right: ${text}.` : `No: the source gives ${right}, not ${text}.`,
  }));
  return { ...common(candidate, id), type: "single", stem: candidate.question, options };
}

/** The statement as it is, or with the key replaced by `wrong`. */
export function trueFalseQuestion(candidate: Candidate, wrong: string | null, id: string): QuizQuestion {
  const { key } = candidate;
  const verdict = wrong === null ? `The source says so: ${key.text}.` : `The source gives ${key.text}, not ${wrong}.`;
  const options = [
    { id: "true", text: "True", correct: wrong === null },
    { id: "false", text: "False", correct: wrong !== null },
  ].map((option) => ({ ...option, feedback: `${option.correct ? "Right" : "No"}. ${verdict}` }));
  return { ...common(candidate, id), type: "true-false", stem: statementOf(candidate, wrong), options };
}

export function shortAnswerQuestion(candidate: Candidate, id: string): QuizQuestion {
  return {
    ...common(candidate, id),
    type: "short-answer",
    stem: gapFor(candidate),
    answers: acceptedAnswers(candidate),
  };
}

/** The stem as a statement of its own; with `wrong` in the place of the key it is false. */
export function statementOf({ stem, key }: Candidate, wrong: string | null): string {
  if (wrong === null) return stem;
  return `${stem.slice(0, key.index)}${wrong}${stem.slice(key.index + key.text.length)}`;
}

/** “The source says: …”, with the source's own words. */
export const explanationOf = ({ sentence }: Candidate): string => `The source says: “${sentence.text}”`;

const common = (candidate: Candidate, id: string) => ({
  id,
  explanation: explanationOf(candidate),
  evidence: evidenceOf(candidate, { questionId: id }),
});
