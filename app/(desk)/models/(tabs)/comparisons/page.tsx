import { Scale } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentComparison, type PresentedComparison } from "#lib/evaluation/present";
import { listComparisons } from "#lib/evaluation/queries";
import { modelAbilities } from "#lib/models/policy";
import { LinkButton } from "../../../../_components/button.tsx";
import { DataTable } from "../../../../_components/data-table.tsx";
import { EmptyState } from "../../../../_components/empty-state.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { ComparisonStatus } from "../../_comparisons/comparison-status.tsx";
import { leadWords } from "../../_comparisons/standing-words.ts";

const pageSize = 50;

export default async function ComparisonsPage({ searchParams }: PageProps<"/models/comparisons">) {
  const [{ cursor }, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} />}>
      <Comparisons actor={actor} cursor={typeof cursor === "string" ? cursor : null} />
    </Suspense>
  );
}

async function Comparisons({ actor, cursor }: { actor: UserActor; cursor: string | null }) {
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("comparisons"),
    listComparisons(db, actor, { limit: pageSize, cursor }),
  ]);
  const start = modelAbilities(actor).manage && (
    <LinkButton href={"/models/comparisons/new" as Route} icon={<Scale className="icon" aria-hidden />}>
      {t("start")}
    </LinkButton>
  );
  if (items.length === 0)
    return (
      <EmptyState title={t("none")} actions={start || undefined}>
        {t("noneAbout")}
      </EmptyState>
    );
  const columns = [
    ...[t("columnVersions"), t("columnState"), t("columnTexts"), t("columnSoFar")].map((label) => ({ label })),
    { label: t("columnStarted"), className: "numeric" },
  ];
  return (
    <>
      <p className="small sub mb-4 max-w-160">{t("about")}</p>
      {start && <p className="row mb-4">{start}</p>}
      <DataTable stacking caption={t("caption")} columns={columns}>
        {items.map((item) => (
          <ComparisonRow key={item.id} comparison={presentComparison(item, actor)} />
        ))}
      </DataTable>
      {nextCursor && (
        <p className="row mt-4">
          <LinkButton href={`/models/comparisons?cursor=${nextCursor}` as Route}>{t("more")}</LinkButton>
        </p>
      )}
    </>
  );
}

async function ComparisonRow({ comparison }: { comparison: PresentedComparison }) {
  const t = await getTranslations("comparisons");
  const { counts, champion, challenger, type, blind, requestedBy } = comparison;
  const versions = { champion: champion.label ?? t("gone"), challenger: challenger.label ?? t("gone") };
  const facts = [t(type), ...(blind ? [t("blind")] : [])].join(", ");
  return (
    <tr>
      <td className="title">
        <Link href={`/models/comparisons/${comparison.id}` as Route}>{t("against", versions)}</Link>
        <span className="meta block">{facts}</span>
      </td>
      <td data-label={t("columnState")}>
        <ComparisonStatus status={comparison.status} />
      </td>
      <td data-label={t("columnTexts")}>
        <div>
          {t("texts", { done: counts.completed, all: counts.texts })}
          {counts.failed > 0 && <span className="meta block">{t("failed", { count: counts.failed })}</span>}
        </div>
      </td>
      <td data-label={t("columnSoFar")}>
        <div>
          {await leadWords(comparison)}
          <span className="meta block">{t("judged", { count: counts.judged })}</span>
        </div>
      </td>
      <td data-label={t("columnStarted")} className="numeric">
        <div>
          <LocalTime at={comparison.createdAt} />
          {requestedBy && <span className="meta block">{t("by", { name: requestedBy })}</span>}
        </div>
      </td>
    </tr>
  );
}
