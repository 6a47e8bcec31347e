import { describe, expect, it } from "vitest";
import { counted } from "./measure.ts";
import { reasonsOf, verdictOf } from "./report.ts";
import type { Measured } from "./report.ts";

const measured = (changes: Partial<Measured>): Measured => ({
  measure: { id: "P0", title: "Nothing", conditions: [] },
  findings: [],
  left: null,
  broke: false,
  seconds: 1,
  ...changes,
});

describe("the verdict of a bench", () => {
  it("is that all holds only where something was measured and nothing missed", () => {
    expect(verdictOf([measured({ findings: [counted("a", 1, "≤ 1", true)] })])).toBe("All targets hold");
    expect(verdictOf([])).toBe("Nothing was measured");
  });

  it("tells apart what missed, what broke and what cannot be measured here", () => {
    expect(
      verdictOf([
        measured({ findings: [counted("a", 2, "≤ 1", false)] }),
        measured({ left: "409", broke: true }),
        measured({ left: "no such model" }),
      ]),
    ).toBe("1 figure misses its target, 1 measure broke, 1 measure is not possible here");
  });
});

describe("the reasons under the table", () => {
  const known = { id: "P0", title: "Nothing", conditions: [], whyMissed: "It is cold." };

  it("stand there for what missed, and for nothing else", () => {
    expect(reasonsOf([measured({ measure: known, findings: [counted("a", 2, "≤ 1", false)] })])).toEqual([
      "P0: It is cold.",
    ]);
    expect(reasonsOf([measured({ measure: known, findings: [counted("a", 1, "≤ 1", true)] })])).toEqual([]);
    expect(reasonsOf([measured({ findings: [counted("a", 2, "≤ 1", false)] })])).toEqual([]);
  });
});
