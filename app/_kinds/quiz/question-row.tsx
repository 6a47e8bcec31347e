"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import type { SourceName } from "../draft-view.ts";
import { directionOf } from "../text/direction.ts";
import { FindingList } from "./finding-list.tsx";
import { GrowingField } from "./growing-field.tsx";
import { QuestionBody } from "./question-body.tsx";
import { QuestionEvidence } from "./question-evidence.tsx";
import { QuestionHead } from "./question-head.tsx";
import type { QuizActs } from "./use-quiz-acts.ts";

type Props = {
  question: QuizQuestion;
  number: number;
  count: number;
  quiz: QuizContent;
  evidence: Evidence[];
  findings: Finding[];
  sources: SourceName[];
  language: string;
  editable: boolean;
  acts: QuizActs;
};

/** A question's card, and beside it what was found in it. Alt with an arrow moves the question. */
export function QuestionRow(props: Props) {
  const { question, number, count, quiz, evidence, findings, sources, language, editable, acts } = props;
  const t = useTranslations("quiz.editor");
  const set = { lang: language, dir: directionOf(language) };

  function moveByKey(event: KeyboardEvent) {
    if (!editable || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    acts.move(question.id, event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li className="question-row" id={`question-${question.id}`} onKeyDown={moveByKey}>
      <article className="question-card card" aria-label={t("question", { number })}>
        <QuestionHead question={question} number={number} count={count} editable={editable} acts={acts} />
        {editable ? (
          <GrowingField
            {...set}
            id={`stem-${question.id}`}
            className="stem"
            aria-label={t("stem", { number })}
            placeholder={t("stemHint")}
            maxLength={2000}
            value={question.stem}
            onWords={(stem) => acts.edit(question.id, (now) => ({ ...now, stem }))}
          />
        ) : (
          <h2 className="stem" {...set}>
            {question.stem}
          </h2>
        )}
        <QuestionBody question={question} set={set} editable={editable} acts={acts} />
        <QuestionEvidence evidence={evidence} sources={sources} />
      </article>
      <div className="lint">
        <FindingList findings={findings} quiz={quiz} editable={editable} onRepair={acts.repair} />
        {findings.length === 0 && (
          <p className="fine">
            <CircleCheck className="icon" aria-hidden />
            <span>{t("clean")}</span>
          </p>
        )}
      </div>
    </li>
  );
}
