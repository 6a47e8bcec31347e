import type { RefObject } from "react";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import type { QuizScore } from "#lib/kinds/quiz/score";
import { fill } from "./fill.ts";
import type { PlayerWords } from "./player-words.ts";

type Props = {
  quiz: QuizContent;
  score: QuizScore;
  heading: RefObject<HTMLHeadingElement | null>;
  words: PlayerWords;
};

export function Result({ quiz, score, heading, words }: Props) {
  return (
    <section role="status">
      <h1 ref={heading} tabIndex={-1}>
        {fill(words.score, { points: score.points, of: score.outOf })}
      </h1>
      <p className="sub">{words.scoreAbout}</p>
      <ol className="answer-list">
        {quiz.questions.map((question, index) => (
          <li key={question.id} className="answer">
            <p className="option-text">{question.stem}</p>
            <p className="sub">{fill(words.answerIs, { answer: score.questions[index]?.key.join(", ") ?? "" })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
