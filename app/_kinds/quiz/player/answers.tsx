import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { QuizResponse } from "#lib/kinds/quiz/score";
import { ChooseMany } from "./choose-many.tsx";
import { ChooseOne } from "./choose-one.tsx";
import { MatchPairs } from "./match-pairs.tsx";
import { PutInOrder } from "./put-in-order.tsx";
import type { PlayerWords } from "./player-words.ts";
import { WriteAnswer } from "./write-answer.tsx";

export type AnswerProps = {
  question: QuizQuestion;
  /** What was answered; then nothing can be changed. */
  response: QuizResponse | undefined;
  onAnswer: (response: QuizResponse) => void;
  words: PlayerWords;
};

/** How each type of question is answered. */
export function Answers(props: AnswerProps) {
  switch (props.question.type) {
    case "single":
    case "true-false":
      return <ChooseOne {...props} />;
    case "multiple":
      return <ChooseMany {...props} />;
    case "short-answer":
      return <WriteAnswer {...props} />;
    case "matching":
      return <MatchPairs {...props} />;
    case "ordering":
      return <PutInOrder {...props} />;
  }
}
