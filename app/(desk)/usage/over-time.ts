import type { UsageRange } from "#lib/usage/schema";
import type { UsageRow } from "#lib/usage/queries";
import { labelOf, sumUp, type Group } from "./sum-up.ts";

export const MEASURES = ["generations", "outputTokens"] as const;
export type Measure = (typeof MEASURES)[number];

/** `from` and `to` are days as in the rows; the same where a point is one day. */
export type TimePoint = { from: string; to: string; values: number[] };
/** `name` is null for nobody and for no model; `others`: all beyond the ones that are told apart. */
export type Series = { key: string; name: string | null; others: boolean };

const DAY = 86_400_000;
/** More columns could not be told apart on a phone: then a point is a week. */
const MOST_POINTS = 31;
const WEEK = 7;

/** One point for each day or week of the range, also those without rows, with a value for each series. Pure. */
export function overTime(rows: UsageRow[], group: Group, range: UsageRange, measure: Measure, most: number) {
  const series = seriesOf(rows, group, measure, most);
  const days = Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY) + 1;
  const step = days > MOST_POINTS ? WEEK : 1;
  const points: TimePoint[] = [];
  for (let at = 0; at < days; at += step) {
    const [from, to] = [dayAt(range, at), dayAt(range, Math.min(at + step, days) - 1)];
    const own = rows.filter(({ day }) => day >= from && day <= to);
    const values = series.map(() => 0);
    for (const row of own) {
      const place = placeOf(row, group, series);
      values[place] = (values[place] ?? 0) + row[measure];
    }
    points.push({ from, to, values });
  }
  return { points, series };
}

/** By day there is nothing to tell apart. Else those with the most, and the rest in one. */
function seriesOf(rows: UsageRow[], group: Group, measure: Measure, most: number): Series[] {
  if (group === "day") return [{ key: "", name: null, others: true }];
  const lines = sumUp(rows, group).lines.toSorted((one, other) => other[measure] - one[measure]);
  const told = lines.length > most ? lines.slice(0, most - 1) : lines;
  const series = told.map(({ key, name }) => ({ key, name, others: false }));
  return lines.length > most ? [...series, { key: "", name: null, others: true }] : series;
}

function placeOf(row: UsageRow, group: Group, series: Series[]): number {
  const { key } = labelOf(row, group);
  const own = series.findIndex((one) => !one.others && one.key === key);
  return own >= 0 ? own : series.length - 1;
}

function dayAt({ from }: UsageRange, days: number): string {
  return new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);
}
