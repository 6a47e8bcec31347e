"use client";

import { Quote } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Evidence } from "#lib/kinds/evidence";
import type { SourceName } from "../draft-view.ts";

/** The passages that a question rests on, each with the way to its place in the source. */
export function QuestionEvidence({ evidence, sources }: { evidence: Evidence[]; sources: SourceName[] }) {
  const t = useTranslations("quiz.editor");
  const verdict = useTranslations("common.verdict");
  return evidence.map(({ sourceId, start, end, quote, state }, index) => {
    const title = sources.find(({ id }) => id === sourceId)?.title;
    return (
      <p key={index} className="evidence-line">
        <Quote className="icon icon-small" aria-hidden />
        <span className="font-content">
          “{quote.replace(/\s+/g, " ").trim()}”{state !== "supported" && <b> {verdict(state)}</b>}
        </span>
        {sourceId ? (
          <Link className="meta" href={`/sources/${sourceId}?at=${start}-${end}` as Route}>
            {title ?? t("source")}
          </Link>
        ) : (
          <span className="meta">{t("sourceGone")}</span>
        )}
      </p>
    );
  });
}
