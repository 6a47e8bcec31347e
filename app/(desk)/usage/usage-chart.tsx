import { getFormatter, getTranslations } from "next-intl/server";
import type { UsageRow } from "#lib/usage/queries";
import type { UsageRange } from "#lib/usage/schema";
import { Chart, MOST_SERIES } from "../../_components/chart/chart.tsx";
import { overTime, type Measure, type TimePoint } from "./over-time.ts";
import type { Group } from "./sum-up.ts";

type Props = { rows: UsageRow[]; range: UsageRange; by: Group; measure: Measure; none: string };

/** The range day by day, or week by week, told apart by what the page sums up. */
export async function UsageChart({ rows, range, by, measure, none }: Props) {
  const [t, format] = await Promise.all([getTranslations("usage.chart"), getFormatter()]);
  const { points, series } = overTime(rows, by, range, measure, MOST_SERIES);
  const day = (value: string, month: "short" | "long") =>
    format.dateTime(new Date(value), { day: "numeric", month, timeZone: "UTC" });
  const label = ({ from, to }: TimePoint) =>
    from === to ? day(from, "long") : t("week", { from: day(from, "long"), to: day(to, "long") });
  const totals = points.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(0, ...totals);
  const peak = points[totals.indexOf(most)];
  const number = (value: number) => format.number(value, value >= 10_000 ? { notation: "compact" } : {});
  const names = series.map(({ name, others }) => (others ? t(by === "day" ? measure : "others") : (name ?? none)));
  return (
    <Chart
      id="usage-chart"
      title={t(points.some(({ from, to }) => from !== to) ? "byWeek" : "byDay", { measure: t(measure) })}
      description={t("peak", { point: peak ? label(peak) : "", value: number(most) })}
      points={points.map((point) => ({ label: label(point), short: day(point.from, "short"), values: point.values }))}
      series={names}
      format={number}
      table={{ open: t("table"), point: t("when") }}
    />
  );
}
