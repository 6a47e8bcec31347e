import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent, type KeyboardEvent, type RefObject } from "react";
import type { QuizResponse } from "#lib/kinds/quiz/response";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import type { WordsSet } from "../../questions/words-set.ts";
import { AnswerField } from "./answer-field.tsx";
import { AnswerTold } from "./answer-told.tsx";
import { Explanation } from "./explanation.tsx";
import { emptyResponse, isComplete, type Play } from "./play.ts";
import type { Quote } from "./quotes.ts";

type PlayerQuestionProps = {
  head: RefObject<HTMLHeadingElement | null>;
  question: QuizQuestion;
  quotes: Quote[];
  /** Fixes the order in which options are shown. */
  seed: string;
  language: WordsSet;
  answer: Play["answers"][string] | undefined;
  isLast: boolean;
  onAnswer: (response: QuizResponse) => void;
  onNext: () => void;
};

export function PlayerQuestion(props: PlayerQuestionProps) {
  const { head, question, quotes, seed, language, answer, isLast, onAnswer, onNext } = props;
  const t = useTranslations("quiz.player");
  const [response, setResponse] = useState(() => emptyResponse(question, seed));
  const [asked, setAsked] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isComplete(question, response)) onAnswer(response);
    else setAsked(true);
  }

  return (
    <form onSubmit={submit} onKeyDown={(event) => chooseByKey(event)}>
      <h2 className="player-stem" tabIndex={-1} ref={head} {...language}>
        {question.stem}
      </h2>
      {answer ? (
        <AnswerTold question={question} response={answer.response} language={language} />
      ) : (
        <AnswerField question={question} seed={seed} response={response} language={language} onChange={setResponse} />
      )}
      <div role="status">
        {!answer && asked && !isComplete(question, response) && (
          <p className="player-hint">{t(`missing.${question.type}`)}</p>
        )}
        {answer && <Explanation question={question} result={answer.result} quotes={quotes} language={language} />}
      </div>
      <div className="player-next">
        {answer ? (
          <button type="button" className="button-big" onClick={onNext} autoFocus>
            {t(isLast ? "result" : "next")} <ArrowRight className="icon" aria-hidden />
          </button>
        ) : (
          <>
            <button type="submit" className="button-big">
              {t("check")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => onAnswer(nothingOf(question))}>
              {t("giveUp")}
            </button>
          </>
        )}
        <p className="meta">{t("onDevice")}</p>
      </div>
    </form>
  );
}

/** What counts as no answer, also for an ordering, which always shows some order. */
function nothingOf(question: QuizQuestion): QuizResponse {
  return question.type === "ordering" ? { optionIds: [] } : emptyResponse(question, question.id);
}

/** 1 to 9, or the letter, chooses an option of the question that has the focus. */
function chooseByKey(event: KeyboardEvent<HTMLFormElement>) {
  const { target, key } = event;
  const isText = target instanceof HTMLInputElement && target.type === "text";
  if (event.ctrlKey || event.metaKey || event.altKey || isText || target instanceof HTMLSelectElement) return;
  const choices = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-letter]")];
  const chosen = choices.find(
    ({ dataset }, index) => dataset.letter === key.toUpperCase() || key === String(index + 1),
  );
  if (!chosen) return;
  event.preventDefault();
  chosen.click();
  chosen.focus();
}
