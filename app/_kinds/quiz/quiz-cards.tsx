"use client";

import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import type { SourceName } from "../draft-view.ts";
import { QuestionRow } from "./question-row.tsx";
import { evidenceOf } from "./source-parts.ts";
import type { QuizActs } from "./use-quiz-acts.ts";
import "./quiz-editor.css";

type Props = {
  quiz: QuizContent;
  evidence: Evidence[];
  findings: Finding[];
  sources: SourceName[];
  language: string;
};

/** The cards of a quiz to read, with findings and passages: nothing in them can be changed. */
export function QuizCards({ quiz, evidence, findings, sources, language }: Props) {
  return (
    <div className="review-reading">
      {quiz.introduction && (
        <p className="font-content" lang={language}>
          {quiz.introduction}
        </p>
      )}
      <ol className="question-rows">
        {quiz.questions.map((question, index) => (
          <QuestionRow
            key={question.id}
            question={question}
            number={index + 1}
            count={quiz.questions.length}
            quiz={quiz}
            evidence={evidenceOf(question, evidence)}
            findings={findings.filter(({ place }) => "questionId" in place && place.questionId === question.id)}
            sources={sources}
            language={language}
            editable={false}
            acts={unused}
          />
        ))}
      </ol>
    </div>
  );
}

/** Cards that are not editable call none of these. */
const unused: QuizActs = {
  change: refuse,
  add: refuse,
  edit: refuse,
  retype: refuse,
  duplicate: refuse,
  move: refuse,
  remove: refuse,
  repair: () => Promise.reject(new Error("a card that is only read was changed")),
};

function refuse(): never {
  throw new Error("a card that is only read was changed");
}
