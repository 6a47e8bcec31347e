"use client";

import { ExternalLink, FileText } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { LinkButton, Button } from "../../_components/button.tsx";
import { Status } from "../../_components/status.tsx";
import type { SourceName } from "../draft-view.ts";
import { useDraft } from "../saving/draft-session.tsx";
import type { NumberedEvidence } from "./marks.ts";
import { PassageView } from "./passage-view.tsx";
import type { TextPlace } from "./text-place.ts";

type Props = {
  evidence: NumberedEvidence[];
  /** What the reader sees in the text: numerals, or segments of a translation. */
  unit: EvidenceUnit;
  sources: SourceName[];
  selected: string | null;
  onSelect: (id: string) => void;
  place: TextPlace;
};
export type EvidenceUnit = "mark" | "segment";

/** The chosen mark with the words of its source, and the others as a list. */
export function EvidencePanel({ evidence, unit, sources, selected, onSelect, place }: Props) {
  const t = useTranslations("drafts.mark");
  const chosen = evidence.find(({ id }) => id === selected);
  const titleOf = (item: NumberedEvidence) =>
    sources.find(({ id }) => id === item.evidence.sourceId)?.title ??
    t(item.evidence.revisionId ? "fromDraft" : item.evidence.sourceId ? "sourceGone" : "noSource");
  if (evidence.length === 0) return <p className="sub small">{t("none")}</p>;
  return (
    <>
      {chosen ? (
        <Chosen item={chosen} unit={unit} title={titleOf(chosen)} place={place} />
      ) : (
        <p className="sub small">{t("choose", { unit })}</p>
      )}
      <div className="section-head">
        <h2>{t(chosen ? "others" : "all", { unit })}</h2>
      </div>
      <ul className="mark-list">
        {evidence
          .filter((item) => item !== chosen)
          .map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className="mark-item"
                onClick={() => {
                  onSelect(item.id);
                  place.show(item.place.start, item.place.end);
                }}
              >
                <span className="mark-number">{item.number}</span>
                <span className="font-content">“{shorten(item.evidence.quote)}”</span>
                <span className="meta">{titleOf(item)}</span>
              </button>
            </li>
          ))}
      </ul>
    </>
  );
}

const states = { supported: "completed", unverified: "attention", contradicted: "failed" } as const;

type ChosenProps = { item: NumberedEvidence; unit: EvidenceUnit; title: string; place: TextPlace };

function Chosen({ item, unit, title, place }: ChosenProps) {
  const t = useTranslations("drafts.mark");
  const verdict = useTranslations("common.verdict");
  const draft = useDraft();
  const { evidence } = item;
  const { sourceId, start, end } = evidence;
  return (
    <>
      <div className="row">
        <Status state={states[evidence.state]}>
          <b>{verdict(evidence.state)}</b>
        </Status>
        <span className="meta push">{t("number", { number: item.number, unit })}</span>
      </div>
      <PassageView evidence={evidence} />
      <p className="small source-line">
        <FileText className="icon" aria-hidden />
        <span>
          <b>{title}</b>
          <span className="meta">{t(`origin.${evidence.origin}`, { unit })}</span>
        </span>
      </p>
      <div className="row">
        {sourceId && (
          <LinkButton
            href={`/sources/${sourceId}?at=${start}-${end}` as Route}
            icon={<ExternalLink className="icon" aria-hidden />}
          >
            {t("open")}
          </LinkButton>
        )}
        {!sourceId && evidence.revisionId && draft.translationOfId && (
          <LinkButton
            href={`/drafts/${draft.translationOfId}` as Route}
            icon={<ExternalLink className="icon" aria-hidden />}
          >
            {t("openDraft")}
          </LinkButton>
        )}
        <Button tone="quiet" onClick={() => place.show(item.place.start, item.place.end)}>
          {t("show")}
        </Button>
      </div>
    </>
  );
}

const SHOWN = 140;

function shorten(quote: string): string {
  return quote.length > SHOWN ? `${quote.slice(0, SHOWN).replace(/\s+\S*$/, "")} …` : quote;
}
