import { describe, expect, it } from "vitest";
import { percentile, ratioOf, spreadOf } from "./statistics.ts";

describe("statistics of a bench", () => {
  it("give the median with its spread, whatever the order", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5);
  });

  it("give percentiles between two values", () => {
    const values = Array.from({ length: 101 }, (_, index) => index);
    expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.995)]).toEqual([50, 95, 99.5]);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it("compare medians, and tell how far single repetitions differ", () => {
    const ratio = ratioOf([
      { ours: 9, peer: 10 },
      { ours: 10, peer: 10 },
      { ours: 20, peer: 10 },
    ]);
    expect(ratio).toEqual({ median: 1, least: 0.9, most: 2 });
  });
});
