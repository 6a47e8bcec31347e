import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { presentComparison, presentFigures } from "#lib/evaluation/present";
import { listFigures, requireComparison } from "#lib/evaluation/queries";
import { PageHead } from "../../../../_components/page-head.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { ActButton } from "../../../act-button.tsx";
import { AutoRefresh } from "../../../auto-refresh.tsx";
import { endComparisonAction } from "../../_comparisons/actions.ts";
import { Figures } from "./figures.tsx";
import { Reader } from "./reader.tsx";
import { Standing } from "./standing.tsx";

type Props = PageProps<"/models/comparisons/[id]">;

const refreshSeconds = 5;

const find = cache(async (id: string) => {
  try {
    return await requireComparison(db, await requireUser(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
});

async function titleOf(id: string): Promise<string> {
  const [t, found] = await Promise.all([getTranslations("comparisons"), find(id)]);
  if (!found) return t("title");
  const { champion, challenger } = found;
  return t("against", { champion: champion.label ?? t("gone"), challenger: challenger.label ?? t("gone") });
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await titleOf((await params).id) };
}

export default async function ComparisonPage({ params, searchParams }: Props) {
  const [{ id }, { text, view }, actor, t, models, common] = await Promise.all([
    ...([params, searchParams, requireUser()] as const),
    ...([getTranslations("comparisons"), getTranslations("models"), getTranslations("common")] as const),
  ]);
  const found = await find(id);
  if (!found) notFound();
  const comparison = presentComparison(found, actor);
  const crumbs = [
    { label: models("title"), href: "/models" as const },
    { label: t("title"), href: "/models/comparisons" as Route },
  ];
  const end = comparison.abilities.end && comparison.type === "fixed" && (
    <ActButton action={endComparisonAction} fields={{ comparisonId: id }} pending={t("ending")} refused={t("notDone")}>
      {t("end")}
    </ActButton>
  );
  return (
    <div className="page models">
      {comparison.status === "running" && <AutoRefresh seconds={refreshSeconds} />}
      <PageHead title={await titleOf(id)} crumbs={crumbs} actions={end || undefined}>
        {t(comparison.type)}
        {comparison.blind && `, ${t("blind")}`}
      </PageHead>
      <div className="grid gap-10">
        <div className="comparison-head">
          <Standing comparison={comparison} />
          <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
            <FiguresOf id={id} actor={actor} />
          </Suspense>
        </div>
        <Suspense fallback={<SkeletonRows label={common("loading")} rows={8} />}>
          <Reader
            comparison={found}
            actor={actor}
            wanted={typeof text === "string" ? text : null}
            view={view === "difference" ? "difference" : "sides"}
          />
        </Suspense>
      </div>
    </div>
  );
}

async function FiguresOf({ id, actor }: { id: string; actor: UserActor }) {
  const found = await find(id);
  if (!found) return null;
  return (
    <Figures
      comparison={presentComparison(found, actor)}
      figures={presentFigures(found, await listFigures(db, found.id))}
    />
  );
}
