import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "../../../_components/button.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { Hotkey } from "../../../_components/keyboard/hotkey.tsx";
import type { ReadingProps } from "../../../_kinds/kind-screens.ts";
import { Passages, ProofReading } from "../../../_kinds/reading/proof-reading.tsx";
import { screensOf } from "../../../_kinds/registry.tsx";
import { directionOf } from "../../../_kinds/text/direction.ts";
import { ChangeView } from "../_changes/change-view.tsx";
import { loadReview, type LoadedReview } from "../load-review.ts";
import { DocumentHead, type View } from "./document-head.tsx";
import { RecallNotice } from "./recall-notice.tsx";
import { ReviewFindings } from "./review-findings.tsx";
import { TextKeys } from "./text-keys.tsx";
import { Verdict } from "./verdict.tsx";

/** One draft to be decided on: findings, then its changes or its text, then the verdict. */
export async function ReviewDocument({ id, view, inbox }: { id: string; view: View; inbox: string[] }) {
  const [t, review] = await Promise.all([getTranslations("review"), loadReview(id)]);
  const at = inbox.indexOf(id);
  const next = inbox[at + 1] ?? inbox.find((other) => other !== id) ?? null;
  if (!review) return <Gone next={next} />;
  const { changes } = review;
  const shown = changes ? view : "text";
  const { Reading = ProofReading } = screensOf(review.kind);
  return (
    <div className="review-document">
      <DocumentHead review={review} shown={shown} />
      <div className="review-text" tabIndex={0} role="region" aria-label={t("document")}>
        <RecallNotice draftId={review.draft.id} />
        <ReviewFindings review={review} shown={shown} />
        {shown === "changes" && changes ? (
          <Changes review={review} changes={changes} />
        ) : (
          <Reading {...readingOf(review)} />
        )}
      </div>
      <Verdict review={review} next={next} />
      <TextKeys
        group={t("keys")}
        nextChange={shown === "changes" ? t("nextChange") : null}
        previousChange={t("previousChange")}
        evidence={t("toEvidence")}
      />
      <Neighbour keys="j" label={t("nextDraft")} group={t("keys")} id={inbox[at + 1]} />
      <Neighbour keys="k" label={t("previousDraft")} group={t("keys")} id={inbox[at - 1]} />
    </div>
  );
}

function Changes({ review, changes }: { review: LoadedReview; changes: NonNullable<LoadedReview["changes"]> }) {
  const { language } = review.draft;
  return (
    <>
      <ChangeView
        items={changes.items}
        authors={changes.authors}
        language={{ lang: language, dir: directionOf(language) }}
      />
      <Passages notes={changes.notes} {...readingOf(review)} />
    </>
  );
}

function readingOf({ draft, kind, revision, evidence, findings, sources }: LoadedReview): ReadingProps {
  return { kind, content: revision.content, evidence, findings, sources, language: draft.language };
}

function Neighbour({ id, ...key }: { keys: string; label: string; group: string; id: string | undefined }) {
  return id ? <Hotkey {...key} href={`/review?draft=${id}` as Route} /> : null;
}

async function Gone({ next }: { next: string | null }) {
  const t = await getTranslations("review");
  return (
    <div className="review-document">
      <div className="review-text">
        <EmptyState
          title={t("gone")}
          actions={<LinkButton href={(next ? `/review?draft=${next}` : "/review") as Route}>{t("goOn")}</LinkButton>}
        >
          {t("goneAbout")}
        </EmptyState>
      </div>
    </div>
  );
}
