import { describe, expect, it } from "vitest";
import { claimsOfSegments, segmentsOf, wayOf } from "./translated.ts";

describe("wayOf", () => {
  it.each([
    [["en", "pt"], "en", "pt", "direct"],
    [["en"], "en", "pt-BR", "round"],
    [["en"], "pt", "en", null],
    [["en"], "pt", "de", null],
    [[], "pt", "de", "direct"],
  ] as const)("%j from %s to %s: %s", (languages, from, to, way) => {
    expect(wayOf(languages, from, to)).toBe(way);
  });
});

describe("segments", () => {
  const evidence = (quote: string, target: string) => ({
    place: { start: 0, end: target.length, quote: target, prefix: "", suffix: "" },
    ...{ origin: "model" as const, sourceId: "s", revisionId: null, start: 0, end: quote.length, quote },
    state: "supported" as const,
  });

  it("are words without marks, and none where nothing was translated", () => {
    const list = [evidence("The **old** lock", "A eclusa **velha**"), evidence("npm start", "npm start")];
    expect(segmentsOf({ evidence: list })).toEqual([
      { index: 0, original: "The old lock", translated: "A eclusa velha" },
    ]);
  });

  it("have to follow from each other", () => {
    const segments = [{ index: 3, original: "The lock is old.", translated: "A eclusa é velha." }];
    expect(claimsOfSegments(segments, ["The lock is ancient."])).toEqual([
      {
        index: 3,
        pairs: [
          { premise: "The lock is old.", claim: "The lock is ancient.", holds: true },
          { premise: "The lock is ancient.", claim: "The lock is old.", holds: true },
        ],
      },
    ]);
    expect(claimsOfSegments(segments, [])).toEqual([]);
  });
});
