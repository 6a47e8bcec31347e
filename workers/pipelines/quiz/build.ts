/** From the plan to the finished questions, with balanced keys and unique ids. */
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { hashText } from "#lib/kinds/quiz/shuffle";
import { arrangeChoices, type Choice } from "./arrange.ts";
import type { Level } from "./distractors-numbers.ts";
import { matchingQuestion, orderingQuestion } from "./events.ts";
import type { PlannedQuestion } from "./plan.ts";
import { shortAnswerQuestion, singleQuestion, trueFalseQuestion } from "./questions.ts";
import { statementsQuestion } from "./statements.ts";
import type { Candidate } from "./types.ts";

export type BuildSettings = { level: Level; seed: string; idPrefix: string };

/** One question for each planned one, in the same order; the same seed gives the same quiz. */
export function buildQuestions(
  planned: readonly PlannedQuestion[],
  { level, seed, idPrefix }: BuildSettings,
): QuizQuestion[] {
  const singles = planned.flatMap((question) => (question.type === "single" ? [question.candidate] : []));
  const arranged = arrangeChoices(singles, level, seed);
  const choices = new Map<Candidate, Choice[]>(
    singles.map((candidate, index) => [candidate, arranged[index] as Choice[]]),
  );
  let statements = hashText(seed) % 2; // every second statement is false, beginning by chance
  return planned.map((question, index) => {
    const id = `${idPrefix}${index + 1}`;
    switch (question.type) {
      case "single":
        return singleQuestion(question.candidate, choices.get(question.candidate) as Choice[], id);
      case "true-false":
        return trueFalseQuestion(
          question.candidate,
          statements++ % 2 ? (question.candidate.wrong[0] as string) : null,
          id,
        );
      case "short-answer":
        return shortAnswerQuestion(question.candidate, id);
      case "multiple":
        return statementsQuestion(question.candidates, id, seed);
      case "matching":
        return matchingQuestion(question.events, id, seed);
      case "ordering":
        return orderingQuestion(question.events, id);
    }
  });
}
