import { describe, expect, it } from "vitest";
import type { UsageRow } from "#lib/usage/queries";
import { overTime } from "./over-time.ts";

const row = (day: string, project: string, generations: number): UsageRow => ({
  ...{ day, projectId: project, project, userId: null, user: null, modelVersionId: null, modelVersion: null },
  ...{ generations, inputTokens: 10, outputTokens: generations * 100, cachedTokens: 0, characters: 5, seconds: 1 },
});
const rows = [
  row("2026-11-01", "Bees", 2),
  row("2026-11-03", "Bees", 1),
  row("2026-11-03", "Canals", 4),
  row("2026-11-03", "Coffee", 1),
  row("2026-11-03", "Tea", 2),
];
const week = { from: "2026-11-01", to: "2026-11-04" };

describe("overTime", () => {
  it("has a point for each day, also for those without a text", () => {
    const { points, series } = overTime(rows, "day", week, "generations", 3);
    expect(points.map(({ from, values }) => [from, ...values])).toEqual([
      ["2026-11-01", 2],
      ["2026-11-02", 0],
      ["2026-11-03", 8],
      ["2026-11-04", 0],
    ]);
    expect(series).toHaveLength(1);
  });

  it("tells those with the most apart, and puts the rest in one", () => {
    const { points, series } = overTime(rows, "project", week, "outputTokens", 3);
    expect(series.map(({ name, others }) => (others ? "others" : name))).toEqual(["Canals", "Bees", "others"]);
    expect(points[2]?.values).toEqual([400, 100, 300]);
  });

  it("has nobody as a series of their own, not among the others", () => {
    const { points, series } = overTime(rows, "user", week, "generations", 3);
    expect(series).toEqual([{ key: "", name: null, others: false }]);
    expect(points[2]?.values).toEqual([8]);
  });

  it("goes by weeks where days would be too many, the last one as long as it is", () => {
    const { points } = overTime(rows, "day", { from: "2026-09-01", to: "2026-11-04" }, "generations", 3);
    expect(points).toHaveLength(10);
    expect(points.at(-1)).toEqual({ from: "2026-11-03", to: "2026-11-04", values: [8] });
    expect(points.reduce((sum, { values: [value = 0] }) => sum + value, 0)).toBe(10);
  });
});
