import { describe, expect, it } from "vitest";
import { presentSpeeds } from "./present.ts";

const stage = (
  name: "translate-numbers" | "translate-marks" | "compare-meaning",
  items: number,
  milliseconds: number,
) => ({
  ...{ stage: name, items, milliseconds, accepted: items, reasons: {} },
});

describe("speeds of a self-test", () => {
  it("are told in the unit of each task that was measured", () => {
    const results = [stage("translate-numbers", 10, 2_000), stage("compare-meaning", 10, 100)];
    expect(presentSpeeds({ tokensPerSecond: 48.3, results })).toEqual([
      { task: "write", unit: "tokens", perSecond: 48 },
      { task: "translate", unit: "segments", perSecond: 5 },
      { task: "embed", unit: "sentences", perSecond: 300 },
    ]);
  });

  it("leave out stages whose items are of no fixed size, and what took no time that could be measured", () => {
    const results = [stage("translate-marks", 10, 900), stage("compare-meaning", 10, 0)];
    expect(presentSpeeds({ tokensPerSecond: null, results })).toEqual([]);
  });
});
