import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { LinkButton } from "../../../_components/button.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Segmented } from "../../../_components/segmented.tsx";
import { Status } from "../../../_components/status.tsx";
import type { LoadedReview } from "../load-review.ts";
import { Take } from "./take.tsx";

export type View = "changes" | "text";

/** Which revision is read against which, where the round stands, and the two ways to read it. */
export async function DocumentHead({ review, shown }: { review: LoadedReview; shown: View }) {
  const [t, common, actor] = await Promise.all([
    getTranslations("review"),
    getTranslations("common.status"),
    requireUser(),
  ]);
  const { draft, revision, approved, changes, round } = review;
  const address = (view: View) => `/review?draft=${draft.id}&view=${view}` as Route;
  const claimedBy = draft.review?.claimedBy;
  const claim =
    claimedBy && (claimedBy.id === actor.userId ? t("claimedByYou") : t("claimedBy", { name: claimedBy.name }));
  const approvals =
    round && round.needed > 1 ? t("approvals", { count: round.approvals.length, needed: round.needed }) : null;
  return (
    <header className="workspace-head">
      <div className="workspace-title">
        <Link className="review-back" href={"/review" as Route}>
          {t("back")}
        </Link>
        <p className="crumbs">
          {approved ? (
            <Against number={revision.number} approved={approved} />
          ) : (
            t("firstTime", { number: revision.number })
          )}
        </p>
        <h2 className="font-content review-title" lang={draft.language}>
          {draft.title}
        </h2>
      </div>
      <div className="workspace-meta">
        <Status state="in_review" detail={approvals}>
          {[common("in_review"), claim].filter(Boolean).join(", ")}
        </Status>
      </div>
      <div className="actions">
        <Take review={review} />
        {changes && (
          <Segmented
            label={t("view")}
            segments={[
              { label: t("changes"), current: shown === "changes", href: address("changes") },
              { label: t("text"), current: shown === "text", href: address("text") },
            ]}
          />
        )}
        <LinkButton href={`/drafts/${draft.id}` as Route}>{t("open")}</LinkButton>
      </div>
    </header>
  );
}

async function Against({ number, approved }: { number: number; approved: NonNullable<LoadedReview["approved"]> }) {
  const t = await getTranslations("review");
  const names = approved.by.map(({ name, isMe }) => (isMe ? t("you") : name)).join(", ");
  return (
    <span>
      {t.rich("against", {
        number,
        other: approved.number,
        names: names || t("somebody"),
        when: () => <LocalTime at={approved.at} look="date" />,
      })}
    </span>
  );
}
