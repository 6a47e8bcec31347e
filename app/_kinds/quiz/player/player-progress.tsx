import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { classNames } from "../../../_components/class-names.ts";
import type { Play } from "./play.ts";

/** One field for each question: right, wrong, or still to come. */
export function PlayerProgress({ questions, play }: { questions: QuizQuestion[]; play: Play }) {
  const t = useTranslations("quiz.player");
  const columns = Math.min(questions.length, 20);
  return (
    <ol
      className="player-progress"
      aria-label={t("progress")}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
    >
      {questions.map(({ id }, index) => {
        const result = play.answers[id]?.result;
        const state = result ? (result.correct ? "right" : result.points > 0 ? "partly" : "wrong") : "open";
        return (
          <li
            key={id}
            className={classNames(state === "right" && "is-right", result && state !== "right" && "is-wrong")}
            aria-current={index === play.at ? "step" : undefined}
          >
            <span className="visually-hidden">{t(`step.${state}`, { number: index + 1 })}</span>
            {state === "right" && <Check className="icon icon-small" aria-hidden />}
            {state === "wrong" && <X className="icon icon-small" aria-hidden />}
            {state === "partly" && <span aria-hidden>½</span>}
          </li>
        );
      })}
    </ol>
  );
}
