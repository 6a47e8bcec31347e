import type { QuizResponse } from "#lib/kinds/quiz/response";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { WordsSet } from "../../questions/words-set.ts";

export type AnswerFieldProps = {
  question: QuizQuestion;
  seed: string;
  response: QuizResponse;
  language: WordsSet;
  onChange: (response: QuizResponse) => void;
};
