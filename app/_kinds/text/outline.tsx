"use client";

import { CircleCheck, CircleDashed, PanelLeft, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../../_components/button.tsx";
import type { NumberedEvidence, NumberedFinding } from "./marks.ts";
import { countWords, sectionsOf, type Section } from "./sections.ts";
import type { TextPlace } from "./text-place.ts";

type Props = {
  markdown: string;
  evidence: NumberedEvidence[];
  findings: NumberedFinding[];
  folded: boolean;
  onFold: (folded: boolean) => void;
  place: TextPlace;
};

/** The text's headings with what is to be said about each; it folds away. */
export function Outline({ markdown, evidence, findings, folded, onFold, place }: Props) {
  const t = useTranslations("drafts");
  const sections = sectionsOf(markdown);
  const fold = (
    <IconButton
      small
      label={t(folded ? "unfold" : "fold")}
      aria-expanded={!folded}
      icon={<PanelLeft className="icon" aria-hidden />}
      onClick={() => onFold(!folded)}
    />
  );
  if (folded)
    return (
      <nav className="draft-outline" aria-label={t("outline")}>
        {fold}
      </nav>
    );
  return (
    <nav className="draft-outline" aria-label={t("outline")}>
      <div className="section-head">
        <h2>{t("outline")}</h2>
        {fold}
      </div>
      {sections.length === 0 && <p className="meta">{t("noHeadings")}</p>}
      <ol>
        {sections.map((section) => (
          <li key={section.start}>
            <Entry
              section={section}
              sources={countIn(section, evidence)}
              findings={countIn(section, findings)}
              onOpen={() => place.show(section.start, section.start + headingLength(markdown, section))}
            />
          </li>
        ))}
      </ol>
      <dl className="facts">
        <div>
          <dt>{t("wordsTerm")}</dt>
          <dd>{countWords(markdown)}</dd>
        </div>
        <div>
          <dt>{t("evidence")}</dt>
          <dd>{evidence.length}</dd>
        </div>
        <div>
          <dt>{t("findings")}</dt>
          <dd>{findings.length}</dd>
        </div>
      </dl>
    </nav>
  );
}

type EntryProps = { section: Section; sources: number; findings: number; onOpen: () => void };

function Entry({ section, sources, findings, onOpen }: EntryProps) {
  const t = useTranslations("drafts");
  const said = [
    t("words", { count: section.words }),
    findings > 0 ? t("findingCount", { count: findings }) : sources > 0 ? t("markCount", { count: sources }) : null,
  ];
  return (
    <button type="button" className="outline-item" onClick={onOpen}>
      {findings > 0 ? (
        <TriangleAlert className="icon is-warning" aria-hidden />
      ) : sources > 0 ? (
        <CircleCheck className="icon" aria-hidden />
      ) : (
        <CircleDashed className="icon" aria-hidden />
      )}
      <span>
        {section.title}
        <span className="meta">{said.filter(Boolean).join(" · ")}</span>
      </span>
    </button>
  );
}

function countIn(section: Section, items: { place: { start: number } | null }[]): number {
  return items.filter(({ place }) => place && place.start >= section.start && place.start < section.end).length;
}

function headingLength(markdown: string, section: Section): number {
  const end = markdown.indexOf("\n", section.start);
  return (end < 0 ? markdown.length : end) - section.start;
}
