import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import type { PresentedComparison } from "#lib/evaluation/present";
import { findWaitingReason } from "#lib/evaluation/waiting/queries";
import { Note } from "../../../../_components/note.tsx";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { ProfileBars } from "../../../../_components/profile-bars.tsx";
import { ProgressBar } from "../../../../_components/progress-bar.tsx";
import { ComparisonStatus } from "../../_comparisons/comparison-status.tsx";
import { certaintyWords, leadWords } from "../../_comparisons/standing-words.ts";

/** What was chosen so far and what that proves; how many texts are there, and what the others wait for. */
export async function Standing({ comparison }: { comparison: PresentedComparison }) {
  const t = await getTranslations("comparisons");
  const { standing, counts, champion, challenger } = comparison;
  const most = Math.max(1, standing.champion, standing.challenger);
  const bar = (value: number) => ({ value: (value / most) * 100, text: String(value) });
  const done = counts.completed + counts.failed;
  const written = t("texts", { done: counts.completed, all: counts.texts });
  return (
    <section aria-labelledby="verdicts">
      <SectionHead id="verdicts" title={t("verdicts")} />
      <p className="mb-2">
        <b>{await leadWords(comparison)}</b>
      </p>
      <ProfileBars
        heading={t("judged", { count: counts.judged })}
        versions={[champion.label ?? t("gone"), challenger.label ?? t("gone")]}
        rows={[{ label: t("verdicts"), values: [bar(standing.champion), bar(standing.challenger)] }]}
        unmeasured={t("unmeasured")}
      />
      <p className="small sub mt-3">
        {await certaintyWords(comparison)} {t("same", { count: standing.same })} {t("test")}
      </p>
      <p className="row mt-4">
        <ComparisonStatus status={comparison.status} />
        <span className="meta">
          {written}
          {counts.failed > 0 && `, ${t("failed", { count: counts.failed })}`}
        </span>
        {comparison.deploymentId && comparison.type === "shadow" && (
          <Link className="small" href={`/models/deployments/${comparison.deploymentId}` as Route}>
            {t("toDeployment")}
          </Link>
        )}
      </p>
      {comparison.status === "running" && counts.texts > 0 && (
        <ProgressBar label={written} value={(done / counts.texts) * 100} />
      )}
      {counts.queued + counts.running > 0 && <Waiting comparison={comparison} />}
    </section>
  );
}

async function Waiting({ comparison: { counts, challenger } }: { comparison: PresentedComparison }) {
  const t = await getTranslations("comparisons");
  const why = await findWaitingReason(db, challenger.id);
  const tone = why === "next" ? "working" : why === "busy" ? "plain" : "caution";
  return (
    <div className="mt-3">
      <Note tone={tone} title={`${t("waiting", { count: counts.queued + counts.running })}.`}>
        {t(`why.${why}`, { version: challenger.label ?? t("gone") })}
      </Note>
    </div>
  );
}
