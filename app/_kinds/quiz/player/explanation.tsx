import { useId } from "react";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { QuestionResult } from "#lib/kinds/quiz/score";
import { fill } from "./fill.ts";
import type { PlayerWords } from "./player-words.ts";

type Props = {
  question: QuizQuestion;
  result: QuestionResult;
  sources: Record<string, string>;
  words: PlayerWords;
};

/** Right or not, the answer, why, and where the source says so. */
export function Explanation({ question, result, sources, words }: Props) {
  const id = useId();
  const verdict = result.correct ? words.isRight : result.points > 0 ? words.isPart : words.isWrong;
  return (
    <section className="explanation" aria-labelledby={id} role="status">
      <h2 id={id}>
        {verdict} {!result.correct && fill(words.answerIs, { answer: result.key.join(", ") })}
      </h2>
      {result.explanation && <p>{result.explanation}</p>}
      {question.evidence?.slice(0, 1).map((evidence, index) => (
        <blockquote key={index}>
          “{evidence.quote}”
          {evidence.sourceId && sources[evidence.sourceId] && <footer>{sources[evidence.sourceId]}</footer>}
        </blockquote>
      ))}
    </section>
  );
}
