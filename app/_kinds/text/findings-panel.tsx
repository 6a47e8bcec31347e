"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../_components/button.tsx";
import { classNames } from "../../_components/class-names.ts";
import { Status } from "../../_components/status.tsx";
import { useDraft } from "../saving/draft-session.tsx";
import { FixButton } from "./finding-note.tsx";
import type { NumberedFinding } from "./marks.ts";
import type { TextPlace } from "./text-place.ts";

type Props = {
  findings: NumberedFinding[];
  selected: string | null;
  onSelect: (id: string) => void;
  place: TextPlace;
};

const states = { error: "failed", warning: "attention", hint: "draft" } as const;

export function FindingsPanel({ findings, selected, onSelect, place }: Props) {
  const t = useTranslations("drafts.finding");
  const draft = useDraft();
  if (findings.length === 0) return <p className="sub small">{t("none")}</p>;
  return (
    <ul className="finding-list">
      {findings.map((item) => {
        const { finding, place: range } = item;
        return (
          <li key={item.id} className={classNames(item.id === selected && "is-selected")}>
            <Status state={states[finding.severity]} small>
              {t(finding.severity)}
            </Status>
            <p className="small">{finding.message}</p>
            {range?.quote && <p className="font-content finding-quote">“{range.quote.slice(0, 160)}”</p>}
            <div className="row">
              {draft.abilities.save && <FixButton item={item} place={place} />}
              {range && (
                <Button
                  small
                  tone="quiet"
                  onClick={() => {
                    onSelect(item.id);
                    place.show(range.start, range.end);
                  }}
                >
                  {t("show")}
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
