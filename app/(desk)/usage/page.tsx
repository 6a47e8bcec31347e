import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { mayAdminister } from "#lib/auth/policy";
import { requireUser } from "#lib/auth/session";
import { readRange } from "#lib/usage/schema";
import { PageHead } from "../../_components/page-head.tsx";
import { Segmented } from "../../_components/segmented.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { MEASURES, type Measure } from "./over-time.ts";
import { GROUPS, type Group } from "./sum-up.ts";
import { UsageTable } from "./usage-table.tsx";

const RANGES = [7, 30, 90];
const DAY = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("usage");
  return { title: t("title") };
}

/** Range and sum live in the address. */
export default async function UsagePage({ searchParams }: PageProps<"/usage">) {
  const actor = await requireUser();
  if (!mayAdminister(actor, "usage.read")) notFound();
  const given = await searchParams;
  const [t, common, format] = await Promise.all([getTranslations("usage"), getTranslations("common"), getFormatter()]);
  const days = RANGES.find((range) => String(range) === given.days) ?? 30;
  const by = GROUPS.find((group) => group === given.by) ?? "day";
  const measure = MEASURES.find((one) => one === given.of) ?? "generations";
  const range = lastDays(days);
  const now = { days, by, of: measure };
  const address = (chosen: Partial<{ days: number; by: Group; of: Measure }>) => {
    const { days, by, of } = { ...now, ...chosen };
    return `/usage?days=${days}&by=${by}&of=${of}` as Route;
  };
  const inWords = (day: string) => format.dateTime(new Date(day), { dateStyle: "long", timeZone: "UTC" });
  const words = { day: t("byDay"), project: t("byProject"), user: t("byUser"), model: t("byModel") };
  return (
    <div className="page">
      <PageHead
        title={t("title")}
        actions={
          <Segmented
            label={t("range")}
            segments={RANGES.map((other) => ({
              label: t("days", { days: other }),
              current: other === days,
              href: address({ days: other }),
            }))}
          />
        }
      >
        {t("about", { from: inWords(range.from), to: inWords(range.to) })}
      </PageHead>
      <div className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
        <div className="row row-wrap max-w-full">
          <span className="meta">{t("by")}</span>
          <Segmented
            label={t("by")}
            segments={GROUPS.map((group) => ({
              label: words[group],
              current: group === by,
              href: address({ by: group }),
            }))}
          />
        </div>
        <div className="row row-wrap max-w-full">
          <span className="meta">{t("shown")}</span>
          <Segmented
            label={t("shown")}
            segments={MEASURES.map((one) => ({
              label: t(`chart.${one}`),
              current: one === measure,
              href: address({ of: one }),
            }))}
          />
        </div>
      </div>
      <Suspense key={`${days}/${by}/${measure}`} fallback={<SkeletonRows label={common("loading")} rows={5} />}>
        <UsageTable actor={actor} range={range} by={by} measure={measure} label={words[by]} />
      </Suspense>
    </div>
  );
}

function lastDays(days: number) {
  const now = new Date();
  const range = readRange({ from: new Date(now.getTime() - (days - 1) * DAY).toISOString().slice(0, 10) }, now);
  if (!range) throw new Error("a range of this page is too long");
  return range;
}
