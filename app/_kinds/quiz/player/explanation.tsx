import { useTranslations } from "next-intl";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { QuestionResult } from "#lib/kinds/quiz/score";
import type { WordsSet } from "../../questions/words-set.ts";
import type { Quote } from "./quotes.ts";

type ExplanationProps = { question: QuizQuestion; result: QuestionResult; quotes: Quote[]; language: WordsSet };

/** Why, and where it is written. A passage that the explanation repeats is not quoted twice. */
export function Explanation({ question, result, quotes, language }: ExplanationProps) {
  const t = useTranslations("quiz.player");
  const said = question.explanation?.replace(/\s+/g, " ") ?? "";
  const shown = quotes.filter(({ words, source }) => source !== null || !said.includes(words));
  const verdict = result.correct ? "right" : result.points > 0 ? "partly" : result.answered ? "wrong" : "open";
  return (
    <section className="explanation">
      <h3>{t(`verdict.${verdict}`)}</h3>
      {question.explanation && <p {...language}>{question.explanation}</p>}
      {shown.map(({ words, source }) => (
        <blockquote key={words}>
          {said.includes(words) ? null : <p {...language}>“{words}”</p>}
          {source && <footer>{source}</footer>}
        </blockquote>
      ))}
    </section>
  );
}
