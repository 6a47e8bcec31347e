import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { classNames } from "../../../_components/class-names.ts";
import type { Play } from "./play.ts";
import type { WordsSet } from "../../questions/words-set.ts";

type PlayerEndProps = {
  head: RefObject<HTMLHeadingElement | null>;
  content: QuizContent;
  play: Play;
  score: { right: number; points: number };
  language: WordsSet;
  onAgain: () => void;
};

/** The score, and each question with its answer to read over once more. */
export function PlayerEnd({ head, content, play, score, language, onAgain }: PlayerEndProps) {
  const t = useTranslations("quiz.player");
  const count = content.questions.length;
  return (
    <>
      <h2 className="player-stem" tabIndex={-1} ref={head}>
        {t("score", { points: score.points, count })}
      </h2>
      <p className="player-summary">{t("summary", { right: score.right, count })}</p>
      <ol className="player-review">
        {content.questions.map((question) => {
          const result = play.answers[question.id]?.result;
          const state = result?.correct ? "right" : result && result.points > 0 ? "partly" : "wrong";
          return (
            <li key={question.id} className={classNames(state === "right" ? "is-right" : "is-wrong")}>
              <p {...language}>{question.stem}</p>
              <p className="meta">
                <b>{t(`state.${state}`)}</b>{" "}
                <span {...language}>{result?.key.join(question.type === "ordering" ? " → " : "; ")}</span>
              </p>
            </li>
          );
        })}
      </ol>
      <div className="player-next">
        <button type="button" className="button-big" onClick={onAgain}>
          <RotateCcw className="icon" aria-hidden /> {t("again")}
        </button>
        <p className="meta">{t("onDevice")}</p>
      </div>
    </>
  );
}
