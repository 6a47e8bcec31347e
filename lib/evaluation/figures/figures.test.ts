import { describe, expect, it } from "vitest";
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { measureText } from "./measure.ts";
import type { TextFigures } from "./schema.ts";
import { medianOf, sumFigures } from "./sum.ts";

const MARKDOWN = "Bees dance. Bees sing.\n";

function claim(start: number, end: number, state: Evidence["state"]): Evidence {
  const place = placeOf(MARKDOWN, start, end);
  return { place, origin: "model", sourceId: "s", revisionId: null, start: 0, end: 4, quote: "Bees", state };
}

describe("measureText", () => {
  const context = { kind: "summary", language: "en", forbiddenWords: ["sing"], brief: { words: 60 } } as const;
  const text = {
    content: { title: "Bees", markdown: MARKDOWN },
    evidence: [claim(0, 11, "supported"), claim(12, 22, "unverified")],
    findings: [],
    usage: { outputTokens: 12, milliseconds: 400 },
  };

  it("counts words, claims that are supported, and what lint finds", () => {
    const figures = measureText(text, { ...context, forbiddenWords: [...context.forbiddenWords] });
    expect(figures).toMatchObject({ words: 4, claims: 2, supported: 1, outputTokens: 12, milliseconds: 400 });
    const without = measureText(text, { ...context, forbiddenWords: [] });
    expect(figures.findings).toBe(without.findings + 1);
  });

  it("counts what the generation found itself, but for hints", () => {
    const finding = (severity: "error" | "hint") => ({
      rule: "r",
      severity,
      place: { whole: true as const },
      message: "m",
    });
    const plain = { ...context, forbiddenWords: [] };
    const before = measureText(text, plain).findings;
    const after = measureText({ ...text, findings: [finding("error"), finding("hint")] }, plain).findings;
    expect(after).toBe(before + 1);
  });
});

describe("sumFigures", () => {
  const figures = (more: Partial<TextFigures>): TextFigures => ({
    ...{ findings: 0, claims: 0, supported: 0, words: 100, outputTokens: 0, milliseconds: 1_000, ...more },
  });

  it("sums over claims and seconds, not over shares of texts", () => {
    const { champion, challenger } = sumFigures([
      {
        champion: figures({ findings: 1, claims: 1, supported: 1, outputTokens: 10, milliseconds: 1_000 }),
        challenger: figures({ words: 50 }),
      },
      {
        champion: figures({ findings: 0, claims: 9, supported: 4, outputTokens: 90, milliseconds: 4_000 }),
        challenger: figures({ words: 70 }),
      },
    ]);
    expect(champion).toEqual({
      ...{ texts: 2, findingsInTen: 5, supportedShare: 0.5, words: 100, seconds: 2.5, tokensPerSecond: 20 },
    });
    expect(challenger).toMatchObject({ words: 60, supportedShare: null, tokensPerSecond: null });
  });

  it("has nothing to say of no texts", () => {
    expect(sumFigures([]).champion).toEqual({
      ...{ texts: 0, findingsInTen: null, supportedShare: null, words: null, seconds: null, tokensPerSecond: null },
    });
  });

  it.each([
    [[], null],
    [[3], 3],
    [[4, 1], 2.5],
    [[9, 1, 5], 5],
  ])("the median of %j is %s", (values, median) => expect(medianOf(values)).toBe(median));
});
