import { ArrowLeft, ArrowRight, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type Dispatch, type FormEvent, type KeyboardEvent, type RefObject } from "react";
import type { Chosen } from "#lib/kinds/personality-quiz/score";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { classNames } from "../../../_components/class-names.ts";
import { OptionChoice, type Set } from "./option-choice.tsx";
import type { PlayAct } from "./play.ts";

type Props = {
  head: RefObject<HTMLHeadingElement | null>;
  questions: PersonalityQuestion[];
  question: PersonalityQuestion;
  at: number;
  chosen: Chosen;
  set: Set;
  act: Dispatch<PlayAct>;
};

/** One question with its place among the others. A letter or a number chooses, Enter goes on. */
export function OneQuestion({ head, questions, question, at, chosen, set, act }: Props) {
  const t = useTranslations("personality.player");
  const [asked, setAsked] = useState(false);
  const own = chosen[question.id];
  const isLast = at === questions.length - 1;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (own === undefined) setAsked(true);
    else act({ type: "next", count: questions.length });
  }

  return (
    <form onSubmit={submit} onKeyDown={chooseByKey}>
      <p className="kicker">{t("place", { number: at + 1, count: questions.length })}</p>
      <Progress questions={questions} at={at} chosen={chosen} />
      <h2 className="player-stem" tabIndex={-1} ref={head} {...set}>
        {question.stem}
      </h2>
      <OptionChoice
        question={question}
        chosen={own}
        set={set}
        legend={question.stem}
        onChoose={(optionId) => act({ type: "choose", questionId: question.id, optionId })}
      />
      <div role="status">{asked && own === undefined && <p className="player-hint">{t("chooseFirst")}</p>}</div>
      <div className="player-next">
        <button type="submit" className="button-big">
          {t(isLast ? "toResult" : "next")} <ArrowRight className="icon" aria-hidden />
        </button>
        <button type="button" className="button button-quiet" onClick={() => act({ type: "back" })}>
          <ArrowLeft className="icon" aria-hidden /> {t("back")}
        </button>
        <p className="meta">{t("onDevice")}</p>
      </div>
    </form>
  );
}

function Progress({ questions, at, chosen }: { questions: PersonalityQuestion[]; at: number; chosen: Chosen }) {
  const t = useTranslations("personality.player");
  const columns = Math.min(questions.length, 20);
  return (
    <ol
      className="player-progress"
      aria-label={t("progress")}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
    >
      {questions.map(({ id }, index) => {
        const isAnswered = chosen[id] !== undefined;
        return (
          <li
            key={id}
            className={classNames(isAnswered && "is-answered")}
            aria-current={index === at ? "step" : undefined}
          >
            <span className="visually-hidden">{t(isAnswered ? "answered" : "open", { number: index + 1 })}</span>
            {isAnswered && <Check className="icon icon-small" aria-hidden />}
          </li>
        );
      })}
    </ol>
  );
}

/** 1 to 9, or the letter, chooses an option. */
function chooseByKey(event: KeyboardEvent<HTMLFormElement>) {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const choices = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-letter]")];
  const choice = choices.find(
    ({ dataset }, index) => dataset.letter === key.toUpperCase() || key === String(index + 1),
  );
  if (!choice) return;
  event.preventDefault();
  choice.click();
  choice.focus();
}
