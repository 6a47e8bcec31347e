import { describe, expect, it } from "vitest";
import { layOut, type ChartPoint } from "./lay-out.ts";

const points = (...values: number[][]): ChartPoint[] =>
  values.map((own, index) => ({ label: `day ${index + 1}`, short: String(index + 1), values: own }));

describe("layOut", () => {
  it("stacks the series from the ground up, as high as their values", () => {
    const { columns } = layOut(points([6, 2], [0, 4]), 2, 100);
    const [first, second] = columns;
    expect(first?.parts.map(({ series }) => series)).toEqual([0, 1]);
    const [lower, upper] = first?.parts ?? [];
    expect((lower?.y ?? 0) + (lower?.height ?? 0)).toBe(100);
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBe(lower?.y);
    expect((lower?.height ?? 0) / (upper?.height ?? 1)).toBeCloseTo(3);
    expect(second?.parts.map(({ series }) => series)).toEqual([1]);
  });

  it("keeps every column inside, and apart from the next", () => {
    const { columns } = layOut(points(...Array.from({ length: 31 }, () => [1])), 1, 100);
    const ends = columns.flatMap(({ parts: [part] }) => (part ? [part.x, part.x + part.width] : []));
    expect(ends.every((end, index) => index === 0 || end > (ends[index - 1] ?? 0))).toBe(true);
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(100);
  });

  it("has whole numbers on its axis, and none above the drawing", () => {
    for (const most of [0, 1, 3, 7, 48_211]) {
      const { ticks } = layOut(points([most]), 1, 160);
      expect(ticks.length).toBeGreaterThan(1);
      for (const { value, y } of ticks) {
        expect(Number.isInteger(value)).toBe(true);
        expect(y).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("names the first and the last point, and some between", () => {
    expect(layOut(points(...Array.from({ length: 30 }, () => [1])), 1, 100).named).toEqual([0, 10, 19, 29]);
    expect(layOut(points([1], [2]), 1, 100).named).toEqual([0, 1]);
    expect(layOut([], 1, 100)).toMatchObject({ columns: [], named: [] });
  });
});
