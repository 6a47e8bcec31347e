"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { Button } from "../../_components/button.tsx";
import { AnswersField } from "./answers-field.tsx";
import { addOption, MOST } from "./edit-quiz.ts";
import { GrowingField } from "../questions/growing-field.tsx";
import { OptionRow } from "./option-row.tsx";
import type { WordsSet } from "../questions/words-set.ts";
import type { QuizActs } from "./use-quiz-acts.ts";

type Props = { question: QuizQuestion; set: WordsSet; editable: boolean; acts: QuizActs };

/** What a question of each type holds besides its stem: options, pairs, steps or answers, and the explanation. */
export function QuestionBody({ question, set, editable, acts }: Props) {
  const t = useTranslations("quiz.editor");
  const options = question.options ?? [];
  const edit = (change: (now: QuizQuestion) => QuizQuestion) => acts.edit(question.id, change);
  const mayAdd = editable && question.type !== "true-false" && options.length < MOST.options;
  return (
    <>
      {question.type === "short-answer" ? (
        <AnswersField question={question} set={set} editable={editable} onEdit={edit} />
      ) : (
        <ol className="options">
          {options.map((option, index) => (
            <OptionRow
              key={option.id}
              question={question}
              option={option}
              index={index}
              set={set}
              editable={editable}
              onEdit={edit}
            />
          ))}
        </ol>
      )}
      {mayAdd && question.type !== "short-answer" && (
        <Button
          small
          tone="quiet"
          className="option-add"
          icon={<Plus className="icon icon-small" aria-hidden />}
          onClick={() => edit(addOption)}
        >
          {t(question.type === "matching" ? "addPair" : question.type === "ordering" ? "addStep" : "addOption")}
        </Button>
      )}
      {editable ? (
        <GrowingField
          {...set}
          className="explanation-field"
          aria-label={t("explanation")}
          placeholder={t("explanationHint")}
          maxLength={2000}
          value={question.explanation ?? ""}
          onWords={(words) => edit((now) => ({ ...now, explanation: words || undefined }))}
        />
      ) : (
        question.explanation && (
          <p className="explanation-field" {...set}>
            {question.explanation}
          </p>
        )
      )}
    </>
  );
}
