"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { Button } from "../../_components/button.tsx";
import { QuestionItem } from "../questions/question-item.tsx";
import { Stem } from "../questions/stem.tsx";
import { FindingNotes } from "../questions/finding-notes.tsx";
import { addOption, MOST } from "./edit-personality.ts";
import { OptionRow } from "./option-row.tsx";
import type { PartProps } from "./part-props.ts";
import { QuestionHead } from "./question-head.tsx";

/** A question's card with the points of its options, and beside it what was found in it. */
export function QuestionRow(props: PartProps & { question: PersonalityQuestion; number: number }) {
  const { question, number, findings, editable, set, acts } = props;
  const t = useTranslations("personality.editor");
  const own = findings.filter(({ place }) => "questionId" in place && place.questionId === question.id);
  return (
    <QuestionItem
      id={question.id}
      number={number}
      editable={editable}
      findings={<FindingNotes findings={own} editable={editable} onRepair={acts.repair} />}
      isClean={own.length === 0}
      onMove={(by) => acts.move(question.id, by)}
    >
      <QuestionHead {...props} />
      <Stem
        id={question.id}
        number={number}
        stem={question.stem}
        set={set}
        heading="h3"
        editable={editable}
        maxLength={500}
        onWords={(stem) => acts.edit(question.id, (now) => ({ ...now, stem }))}
      />
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
    </QuestionItem>
  );
}
