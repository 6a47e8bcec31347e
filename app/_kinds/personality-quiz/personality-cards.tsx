"use client";

import type { Finding } from "#lib/kinds/evidence";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { directionOf } from "../text/direction.ts";
import { FindingNotes } from "../questions/finding-notes.tsx";
import { OddsChart } from "./odds-chart.tsx";
import { OutcomeList } from "./outcome-list.tsx";
import { QuestionList } from "./question-list.tsx";
import type { PersonalityActs } from "./use-personality-acts.ts";
import "../quiz/quiz-editor.css";
import "./personality.css";

type Props = { content: PersonalityContent; findings: Finding[]; language: string };

/** The cards of a personality quiz to read: nothing in them can be changed. */
export function PersonalityCards({ content, findings, language }: Props) {
  const set = { lang: language, dir: directionOf(language) };
  const shared = { content, findings, editable: false, set, acts: unused };
  return (
    <div className="review-reading">
      {content.introduction && (
        <p className="font-content" {...set}>
          {content.introduction}
        </p>
      )}
      <OddsChart {...shared} />
      <FindingNotes
        findings={findings.filter(({ place }) => "whole" in place)}
        editable={false}
        onRepair={unused.repair}
      />
      <OutcomeList {...shared} />
      <QuestionList {...shared} />
    </div>
  );
}

/** Cards that are not editable call none of these. */
const unused: PersonalityActs = {
  apply: refuse,
  edit: refuse,
  addQuestion: refuse,
  addFromBank: refuseLater,
  replace: refuseLater,
  weigh: refuse,
  move: refuse,
  duplicate: refuse,
  removeQuestion: refuse,
  removeOutcome: refuse,
  writeText: refuseLater,
  repair: refuseLater,
};

function refuse(): never {
  throw new Error("a card that is only read was changed");
}

function refuseLater(): Promise<never> {
  return Promise.reject(new Error("a card that is only read was changed"));
}
