"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Finding } from "#lib/kinds/evidence";
import { countPositions } from "#lib/kinds/quiz/options";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import type { DraftView } from "../draft-view.ts";
import { letterOf } from "./player/play.ts";

type Props = { quiz: QuizContent; findings: Finding[]; revision: DraftView["revision"]; language: string };

/** The questions as a list to jump from, and the facts of the quiz as a whole. */
export function QuizOutline({ quiz, findings, revision, language }: Props) {
  const t = useTranslations("quiz.editor");
  const positions = countPositions(quiz.questions);
  return (
    <nav className="draft-outline" aria-label={t("outline")}>
      <div className="section-head">
        <h2>{t("count", { count: quiz.questions.length })}</h2>
      </div>
      <ol>
        {quiz.questions.map((question) => (
          <OutlineItem key={question.id} question={question} findings={findings} language={language} />
        ))}
      </ol>
      <dl className="facts">
        {positions.length > 0 && (
          <div>
            <dt>{t("positions")}</dt>
            <dd>{positions.map((count, index) => `${String.fromCharCode(65 + index)} ${count}`).join(", ")}</dd>
          </div>
        )}
        {revision?.author.name && (
          <div>
            <dt>{t("lastBy")}</dt>
            <dd>{revision.author.name}</dd>
          </div>
        )}
      </dl>
    </nav>
  );
}

function OutlineItem({
  question,
  findings,
  language,
}: {
  question: QuizQuestion;
  findings: Finding[];
  language: string;
}) {
  const t = useTranslations("quiz.editor");
  const serious = findings.filter(
    ({ place, severity }) => "questionId" in place && place.questionId === question.id && severity !== "hint",
  ).length;
  const keys = (question.options ?? []).flatMap(({ correct }, index) => (correct ? [letterOf(question, index)] : []));
  const about = [
    t(`type.${question.type}`),
    keys.length > 0 ? t("keyAt", { letters: keys.join(", ") }) : "",
    serious > 0 ? t("warnings", { count: serious }) : "",
  ];
  const Sign = serious > 0 ? TriangleAlert : CircleCheck;
  return (
    <li>
      <a href={`#question-${question.id}`}>
        <Sign className={serious > 0 ? "icon is-warning" : "icon"} aria-hidden />
        <span>
          <span lang={language}>{shorten(question.stem) || t("noStem")}</span>
          <span className="meta">{about.filter(Boolean).join(" · ")}</span>
        </span>
      </a>
    </li>
  );
}

const SHOWN = 48;

function shorten(stem: string): string {
  return stem.length > SHOWN ? `${stem.slice(0, SHOWN).replace(/\s+\S*$/, "")}…` : stem;
}
