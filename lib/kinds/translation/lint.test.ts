import { describe, expect, it } from "vitest";
import { placeOf, type Evidence } from "../evidence.ts";
import { lint } from "./lint.ts";

describe("translation lint", () => {
  it("compares each segment with its source, at its place", () => {
    const markdown = "# Abelhas\n\nUma colônia tem 60.000 abelhas. Vivem 5 anos.\n";
    const segment = (target: string, quote: string): Evidence => {
      const start = markdown.indexOf(target);
      const place = placeOf(markdown, start, start + target.length);
      return {
        place,
        origin: "model",
        sourceId: null,
        revisionId: "r",
        start: 0,
        end: quote.length,
        quote,
        state: "supported",
      };
    };
    const evidence = [
      segment("Uma colônia tem 60.000 abelhas.", "A colony has 60,000 bees."),
      segment("Vivem 5 anos.", "They live for six years."),
    ];
    const found = lint(
      { title: "Abelhas", markdown },
      { language: "pt", forbiddenWords: [], evidence, brief: { to: "pt", from: "en" } },
    );
    expect(found.map(({ rule, place }) => [rule, "quote" in place && place.quote])).toEqual([["number-added", "5"]]);
  });
});
