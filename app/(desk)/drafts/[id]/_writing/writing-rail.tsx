"use client";

import { useTranslations } from "next-intl";
import type { PresentedGeneration } from "#lib/generations/present";
import { Note } from "../../../../_components/note.tsx";
import { OrderFacts } from "../_brief/order-facts.tsx";
import type { LiveGeneration } from "./use-generation.ts";

/** What it is written from, and what was noted on the way. Evidence comes with the text's end. */
export function WritingRail({
  generation,
  problems,
}: {
  generation: PresentedGeneration;
  problems: LiveGeneration["problems"];
}) {
  const t = useTranslations("drafts.writing");
  return (
    <aside className="rail" aria-label={t("order")}>
      <div className="rail-body">
        <div className="section-head">
          <h2>{t("order")}</h2>
        </div>
        <OrderFacts generation={generation} />
        {problems.map((problem, index) => (
          <Note key={index} title={t("noted")}>
            {problem.message}
          </Note>
        ))}
        <p className="meta">{t("evidenceLater")}</p>
      </div>
    </aside>
  );
}
