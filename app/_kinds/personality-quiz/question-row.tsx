"use client";

import { CircleCheck, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { Button } from "../../_components/button.tsx";
import { GrowingField } from "../quiz/growing-field.tsx";
import { addOption, MOST } from "./edit-personality.ts";
import { FindingNotes } from "./finding-notes.tsx";
import { OptionRow } from "./option-row.tsx";
import type { PartProps } from "./part-props.ts";
import { QuestionHead } from "./question-head.tsx";

/** A question's card with the points of its options, and beside it what was found in it. Alt with an arrow moves it. */
export function QuestionRow(props: PartProps & { question: PersonalityQuestion; number: number }) {
  const { question, number, findings, editable, set, acts } = props;
  const t = useTranslations("personality.editor");
  const own = findings.filter(({ place }) => "questionId" in place && place.questionId === question.id);

  function moveByKey(event: KeyboardEvent) {
    if (!editable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    acts.move(question.id, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li className="question-row" id={`question-${question.id}`} onKeyDown={moveByKey}>
      <article className="card question-card" aria-label={t("question", { number })}>
        <QuestionHead {...props} />
        {editable ? (
          <GrowingField
            {...set}
            id={`stem-${question.id}`}
            className="stem"
            aria-label={t("stem", { number })}
            placeholder={t("stemHint")}
            maxLength={500}
            value={question.stem}
            onWords={(stem) => acts.edit(question.id, (now) => ({ ...now, stem }))}
          />
        ) : (
          <h3 className="stem" {...set}>
            {question.stem}
          </h3>
        )}
        <ol className="options">
          {question.options.map((option, index) => (
            <OptionRow key={option.id} {...props} option={option} index={index} />
          ))}
        </ol>
        {editable && question.options.length < MOST.options && (
          <Button
            small
            tone="quiet"
            className="option-add"
            icon={<Plus className="icon icon-small" aria-hidden />}
            onClick={() => acts.edit(question.id, addOption)}
          >
            {t("addOption")}
          </Button>
        )}
      </article>
      <div className="lint">
        <FindingNotes findings={own} editable={editable} onRepair={acts.repair} />
        {own.length === 0 && (
          <p className="fine">
            <CircleCheck className="icon" aria-hidden />
            <span>{t("clean")}</span>
          </p>
        )}
      </div>
    </li>
  );
}
