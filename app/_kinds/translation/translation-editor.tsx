"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Segmented } from "../../_components/segmented.tsx";
import type { EditorProps } from "../kind-screens.ts";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import type { TextPlace } from "../text/text-place.ts";
import { TextWorkspace } from "../text/text-workspace.tsx";
import { Segments } from "./segments.tsx";

/** Source and target side by side, or the text as one. */
export function TranslationEditor(props: EditorProps) {
  const t = useTranslations("drafts.segments");
  const draft = useDraft();
  const saver = useSaver();
  const place = useRef<TextPlace>(null);
  const [view, setView] = useState(draft.evidence.length > 0 ? "segments" : "text");
  const segments = [
    { label: t("sideBySide"), current: view === "segments", onSelect: () => setView("segments") },
    { label: t("asText"), current: view === "text", onSelect: () => setView("text") },
  ];
  return (
    <TextWorkspace
      {...props}
      numerals={false}
      placeInstead={place}
      views={
        <div className="view-bar">
          <Segmented label={t("view")} segments={segments} />
        </div>
      }
      instead={view === "segments" ? <Segments key={saver.adopted} ref={place} failure={props.failure} /> : undefined}
    />
  );
}
