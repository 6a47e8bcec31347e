"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "../../_components/segmented.tsx";
import type { EditorProps } from "../kind-screens.ts";
import { useDraft } from "../saving/draft-session.tsx";
import { TextWorkspace } from "../text/text-workspace.tsx";
import { Segments } from "./segments.tsx";

/** Source and target side by side, or the text as one. */
export function TranslationEditor(props: EditorProps) {
  const t = useTranslations("drafts.segments");
  const draft = useDraft();
  const [view, setView] = useState(draft.evidence.length > 0 ? "segments" : "text");
  const segments = [
    { label: t("sideBySide"), current: view === "segments", onSelect: () => setView("segments") },
    { label: t("asText"), current: view === "text", onSelect: () => setView("text") },
  ];
  return (
    <TextWorkspace
      {...props}
      numerals={false}
      views={
        <div className="view-bar">
          <Segmented label={t("view")} segments={segments} />
        </div>
      }
      instead={view === "segments" ? <Segments key={draft.id} failure={props.failure} /> : undefined}
    />
  );
}
