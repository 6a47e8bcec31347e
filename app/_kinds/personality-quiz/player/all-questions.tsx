import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type Dispatch, type FormEvent, type RefObject } from "react";
import type { Chosen } from "#lib/kinds/personality-quiz/score";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { OptionChoice, type Set } from "./option-choice.tsx";
import type { PlayAct } from "./play.ts";

type Props = {
  head: RefObject<HTMLHeadingElement | null>;
  questions: PersonalityQuestion[];
  chosen: Chosen;
  set: Set;
  act: Dispatch<PlayAct>;
};

/** All questions on one page. What is still open is counted, and the first of it is gone to. */
export function AllQuestions({ head, questions, chosen, set, act }: Props) {
  const t = useTranslations("personality.player");
  const [asked, setAsked] = useState(false);
  const open = questions.filter(({ id }) => chosen[id] === undefined);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const [first] = open;
    if (!first) return act({ type: "finish" });
    setAsked(true);
    const input = event.currentTarget.elements.namedItem(`answer-${first.id}`);
    if (input instanceof RadioNodeList && input[0] instanceof HTMLElement) input[0].focus();
  }

  return (
    <form onSubmit={submit}>
      <ol className="all-questions">
        {questions.map((question, index) => (
          <li key={question.id}>
            <h2
              className="player-stem"
              tabIndex={index === 0 ? -1 : undefined}
              ref={index === 0 ? head : null}
              {...set}
            >
              <span className="question-number">{index + 1}</span> {question.stem}
            </h2>
            <OptionChoice
              question={question}
              chosen={chosen[question.id]}
              set={set}
              legend={question.stem}
              onChoose={(optionId) => act({ type: "choose", questionId: question.id, optionId })}
            />
          </li>
        ))}
      </ol>
      <div role="status">
        {asked && open.length > 0 && <p className="player-hint">{t("missing", { count: open.length })}</p>}
      </div>
      <div className="player-next">
        <button type="submit" className="button-big">
          {t("toResult")} <ArrowRight className="icon" aria-hidden />
        </button>
        <button type="button" className="button button-quiet" onClick={() => act({ type: "back" })}>
          <ArrowLeft className="icon" aria-hidden /> {t("back")}
        </button>
        <p className="meta">{t("onDevice")}</p>
      </div>
    </form>
  );
}
