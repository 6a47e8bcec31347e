"use client";

import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import type { SourceName } from "../draft-view.ts";
import { QuestionItem } from "../questions/question-item.tsx";
import { Stem } from "../questions/stem.tsx";
import { directionOf } from "../text/direction.ts";
import { FindingList } from "./finding-list.tsx";
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

/** A question with its answers and evidence. */
export function QuestionRow(props: Props) {
  const { question, number, count, quiz, evidence, findings, sources, language, editable, acts } = props;
  const set = { lang: language, dir: directionOf(language) };
  return (
    <QuestionItem
      id={question.id}
      number={number}
      editable={editable}
      findings={<FindingList findings={findings} quiz={quiz} editable={editable} onRepair={acts.repair} />}
      isClean={findings.length === 0}
      onMove={(by) => acts.move(question.id, by)}
    >
      <QuestionHead question={question} number={number} count={count} editable={editable} acts={acts} />
      <Stem
        id={question.id}
        number={number}
        stem={question.stem}
        set={set}
        heading="h2"
        editable={editable}
        maxLength={2000}
        onWords={(stem) => acts.edit(question.id, (now) => ({ ...now, stem }))}
      />
      <QuestionBody question={question} set={set} editable={editable} acts={acts} />
      <QuestionEvidence evidence={evidence} sources={sources} />
    </QuestionItem>
  );
}
