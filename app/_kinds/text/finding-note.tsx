"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../_components/button.tsx";
import { Note } from "../../_components/note.tsx";
import type { NumberedFinding } from "./marks.ts";
import type { TextPlace } from "./text-place.ts";

/** A finding in the flow, under the paragraph that it speaks of. */
export function FindingNote({
  item,
  place,
  onClose,
}: {
  item: NumberedFinding;
  place: TextPlace;
  onClose: () => void;
}) {
  const t = useTranslations("drafts.finding");
  const { finding } = item;
  return (
    <Note
      inline
      tone={finding.severity === "error" ? "critical" : "caution"}
      title={finding.message}
      announce
      actions={
        <>
          <FixButton item={item} place={place} />
          <Button small tone="quiet" onClick={onClose}>
            {t("close")}
          </Button>
        </>
      }
    />
  );
}

/** Puts the finding's words in place of the text's, as one step that can be undone. */
export function FixButton({ item, place }: { item: NumberedFinding; place: TextPlace }) {
  const t = useTranslations("drafts.finding");
  const { fix } = item.finding;
  const range = item.place;
  if (fix === undefined || !range) return null;
  return (
    <Button small onClick={() => place.replace(range.start, range.end, fix)}>
      {fix === "" ? t("takeOut") : t("use", { fix: fix.length > 60 ? `${fix.slice(0, 60)}…` : fix })}
    </Button>
  );
}
