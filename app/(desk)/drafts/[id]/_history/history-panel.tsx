import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentRevision } from "#lib/drafts/present";
import { findDraft } from "#lib/drafts/queries";
import { listRevisions } from "#lib/drafts/revisions/queries";
import { listPublications } from "#lib/publishing/queries";
import { listReviews } from "#lib/reviews/queries";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { groupRevisions } from "./group-revisions.ts";
import { RevisionList } from "./revision-list.tsx";

const shown = 200;

export async function HistoryPanel({ draftId }: { draftId: string }) {
  const draft = await findDraft(db, await requireUser(), draftId);
  if (!draft) return null;
  const [t, revisions, reviews, publications] = await Promise.all([
    getTranslations("drafts.past"),
    listRevisions(db, draft, { limit: shown, cursor: null }),
    listReviews(db, draftId),
    listPublications(db, draftId),
  ]);
  const decisions = reviews.flatMap((review) =>
    review.decisions.map((decision) => ({ ...decision, number: review.revision.number })),
  );
  return (
    <>
      <RevisionList groups={groupRevisions(revisions.items.map(presentRevision))} />
      {revisions.nextCursor && <p className="meta">{t("more", { shown })}</p>}
      {decisions.length > 0 && (
        <>
          <div className="section-head">
            <h2>{t("reviews")}</h2>
          </div>
          <ul className="past-list">
            {decisions.map((decision) => (
              <li key={`${decision.user.id}-${decision.createdAt.toISOString()}`} className="small">
                {t(decision.verdict === "approve" ? "approved" : "changes", {
                  name: decision.user.name,
                  number: decision.number,
                })}{" "}
                <LocalTime at={decision.createdAt.toISOString()} />
                {decision.note && <p className="sub">{decision.note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {publications.length > 0 && (
        <>
          <div className="section-head">
            <h2>{t("publications")}</h2>
          </div>
          <ul className="past-list">
            {publications.map((publication) => (
              <li key={publication.id} className="small">
                {t(publication.unpublishedAt ? "wasLive" : "isLive", {
                  number: publication.revision.number,
                  slug: publication.slug,
                })}{" "}
                <LocalTime at={publication.publishedAt.toISOString()} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
