"use client";

import { useTranslations } from "next-intl";
import type { Evidence } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { CoverageStrip } from "../../_components/coverage-strip.tsx";
import { coverageOf, evidenceOf, type SourceParts } from "./source-parts.ts";

type Props = { parts: SourceParts[]; quiz: QuizContent; evidence: Evidence[] };

/** Each source from left to right with the questions that rest on it, and what nothing asks about. */
export function QuizCoverage({ parts, quiz, evidence }: Props) {
  const t = useTranslations("quiz.editor");
  const shown = parts.filter((source) => source.parts.length > 0);
  return shown.map((source) => {
    const coverage = coverageOf(source, quiz.questions, evidence);
    const bare = coverage.filter(({ questions }) => questions.length === 0);
    const resting = quiz.questions.filter((question) =>
      evidenceOf(question, evidence).some(({ sourceId }) => sourceId === source.id),
    );
    const titleId = `coverage-${source.id}`;
    return (
      <section key={source.id} className="coverage" aria-labelledby={titleId}>
        <div className="section-head">
          <h2 id={titleId}>{t("coverage", { source: source.title })}</h2>
          <span className="meta">
            {t("rest", { count: resting.length, covered: coverage.length - bare.length, parts: coverage.length })}
          </span>
        </div>
        <CoverageStrip parts={coverage} none={t("none")} />
        {bare.length > 0 && bare.length < coverage.length && (
          <p className="small sub">{t("bare", { titles: list(bare.map(({ title }) => `“${title}”`)) })}</p>
        )}
      </section>
    );
  });
}

const list = (titles: string[]) => new Intl.ListFormat("en").format(titles);
