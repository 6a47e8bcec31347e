"use client";

import { useTranslations } from "next-intl";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { Status } from "../../../../_components/status.tsx";
import { useDraft, useSaveState } from "../../../../_kinds/saving/draft-session.tsx";

/** Said aloud only when something is not saved: each save would be noise. */
export function SavedState() {
  const t = useTranslations("drafts.head");
  const state = useSaveState();
  const draft = useDraft();
  if (state.is === "failed" || state.is === "conflict")
    return (
      <span role="alert" className="meta">
        <Status small state="failed">
          {t("notSaved", { why: state.is === "failed" ? state.why : t("conflict") })}
        </Status>
      </span>
    );
  if (state.is !== "saved")
    return <span className="meta saved">{t(state.is === "saving" ? "saving" : "unsaved")}</span>;
  if (!draft.revision) return null;
  return (
    <span className="meta saved">
      {t("saved")} <LocalTime at={draft.revision.createdAt} />
    </span>
  );
}
