import { getTranslations } from "next-intl/server";
import { Note } from "../../../_components/note.tsx";
import type { LoadedReview } from "../load-review.ts";
import { VerdictForm } from "./verdict-form.tsx";

/** The verdict's form, or why this person gives none. */
export async function Verdict({ review, next }: { review: LoadedReview; next: string | null }) {
  const t = await getTranslations("review");
  const { draft, revision, round, barred } = review;
  if (barred)
    return (
      <footer className="verdict verdict-barred">
        <Note tone="plain" title={t(`barred.${barred}`)}>
          {t(`barredAbout.${barred}`)}
        </Note>
      </footer>
    );
  return (
    <VerdictForm
      key={revision.id}
      draftId={draft.id}
      revisionId={revision.id}
      next={next}
      words={{
        note: t("noteTo", { name: round?.by ?? t("author") }),
        needed: t("noteNeeded"),
        ask: t("askForChanges"),
        approve: t("approve", { number: revision.number }),
        pending: t("pending"),
        refused: t("refused"),
        missing: t("noteMissing"),
        group: t("keys"),
        move: t("keysMove"),
        change: review.changes ? t("keysChange") : "",
        evidence: t("keysEvidence"),
        all: t("keysAll"),
        send: t("keysSend"),
        publishes: t("notPublished"),
      }}
    />
  );
}
