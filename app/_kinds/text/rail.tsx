"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { Button } from "../../_components/button.tsx";
import { Dialog } from "../../_components/overlays/dialog.tsx";
import { PanelTabs, type Panel } from "../../_components/panel-tabs.tsx";
import type { SourceName } from "../draft-view.ts";
import { EvidencePanel, type EvidenceUnit } from "./evidence-panel.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import type { NumberedEvidence, NumberedFinding } from "./marks.ts";
import type { TextPlace } from "./text-place.ts";

type Props = {
  /** Of the kind's own; it stands first. */
  panel?: Panel | undefined;
  evidence: NumberedEvidence[];
  unit: EvidenceUnit;
  findings: NumberedFinding[];
  sources: SourceName[];
  history: ReactNode;
  brief: ReactNode;
  selected: string | null;
  onSelect: (id: string) => void;
  onClose: () => void;
  tab: string;
  onTab: (tab: string) => void;
  place: TextPlace;
};

const narrow = "(max-width: 1023px)";

/** What is said about the text. On small screens it is a sheet that a mark, or the bar under the text, opens. */
export function Rail(props: Props) {
  const { panel, evidence, unit, findings, sources, history, brief } = props;
  const { selected, onSelect, onClose, tab, onTab, place } = props;
  const t = useTranslations("drafts");
  const common = useTranslations("common");
  const isNarrow = useSyncExternalStore(
    watch,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
  const [isOpen, setOpen] = useState(false);

  const shown: TextPlace = {
    show: (start, end) => {
      setOpen(false);
      return place.show(start, end);
    },
    replace: (start, end, words) => {
      setOpen(false);
      return place.replace(start, end, words);
    },
  };
  const panels: Panel[] = [
    ...(panel ? [panel] : []),
    {
      id: "evidence",
      label: t("evidence"),
      count: evidence.length,
      content: (
        <EvidencePanel
          evidence={evidence}
          unit={unit}
          sources={sources}
          selected={selected}
          onSelect={onSelect}
          place={shown}
        />
      ),
    },
    {
      id: "findings",
      label: t("findings"),
      count: findings.length,
      content: <FindingsPanel findings={findings} selected={selected} onSelect={onSelect} place={shown} />,
    },
    { id: "history", label: t("history"), content: history },
    { id: "brief", label: t("briefTitle"), content: brief },
  ];
  const tabs = <PanelTabs label={t("about")} panels={panels} current={tab} onChange={onTab} />;

  if (!isNarrow)
    return (
      <aside className="rail rail-beside" aria-label={t("about")}>
        {tabs}
      </aside>
    );
  return (
    <>
      <div className="rail-bar">
        {panels.map((each) => (
          <Button
            key={each.id}
            small
            tone="quiet"
            aria-haspopup="dialog"
            onClick={() => {
              onTab(each.id);
              setOpen(true);
            }}
          >
            {each.label} {each.count !== undefined && <span className="count">{each.count}</span>}
          </Button>
        ))}
      </div>
      <Dialog
        // A finding has its note in the text; evidence is read in the sheet.
        open={isOpen || (selected?.startsWith("evidence") ?? false)}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) onClose();
        }}
        look="sheet"
        title={t("about")}
        closeLabel={common("close")}
      >
        <div className="rail rail-sheet">{tabs}</div>
      </Dialog>
    </>
  );
}

function watch(changed: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
