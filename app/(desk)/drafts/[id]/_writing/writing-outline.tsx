"use client";

import { CircleCheck, Loader } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { countWords, sectionsOf } from "../../../../_kinds/text/sections.ts";
import type { Step } from "./use-generation.ts";

/** Headings as they come; the last is the one that is being written. */
export function WritingOutline({ text, steps, done }: { text: string; steps: Step[]; done: boolean }) {
  const t = useTranslations("drafts");
  const sections = useMemo(() => sectionsOf(text), [text]);
  return (
    <nav className="draft-outline" aria-label={t("outline")}>
      <div className="section-head">
        <h2>{t("outline")}</h2>
      </div>
      {sections.length === 0 && <p className="meta">{t("writing.outlineSoon")}</p>}
      <ol>
        {sections.map((section, index) => {
          const isLast = index === sections.length - 1 && !done;
          return (
            <li key={section.start}>
              <span className="outline-item">
                {isLast ? (
                  <Loader className="icon is-working turning" aria-hidden />
                ) : (
                  <CircleCheck className="icon" aria-hidden />
                )}
                <span>
                  {section.title}
                  <span className="meta">
                    {isLast ? t("writing.beingWritten") : t("words", { count: section.words })}
                  </span>
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <dl className="facts">
        <div>
          <dt>{t("wordsTerm")}</dt>
          <dd>{countWords(text)}</dd>
        </div>
        {steps.find(({ name }) => name === "read")?.of !== undefined && (
          <div>
            <dt>{t("writing.readTerm")}</dt>
            <dd>{steps.find(({ name }) => name === "read")?.of}</dd>
          </div>
        )}
      </dl>
    </nav>
  );
}
