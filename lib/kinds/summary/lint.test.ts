import { describe, expect, it } from "vitest";
import { lint } from "./lint.ts";
import { summaryBriefSchema } from "./schema.ts";

const rulesOf = (markdown: string, brief: unknown) =>
  lint({ title: "Summary", markdown }, { language: "en", forbiddenWords: [], evidence: [], brief }).map(
    ({ rule }) => rule,
  );

describe("summary lint", () => {
  it("counts points and words", () => {
    expect(rulesOf("Abstract here.\n\n- One.\n- Two.\n", { points: 2 })).toEqual([]);
    expect(rulesOf("Abstract here.\n\n- One.\n- Two.\n", { points: 3 })).toEqual(["number-of-points"]);
    expect(rulesOf("Ten words are asked for here, and ten are here.", { words: 20 })).toEqual(["too-short"]);
  });
});

describe("summary brief", () => {
  it("takes words or points, not both", () => {
    expect(summaryBriefSchema.safeParse({}).success).toBe(true);
    expect(summaryBriefSchema.safeParse({ words: 100 }).success).toBe(true);
    expect(summaryBriefSchema.safeParse({ words: 100, points: 3 }).success).toBe(false);
  });
});
