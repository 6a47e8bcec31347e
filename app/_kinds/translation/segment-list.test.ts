import { describe, expect, it } from "vitest";
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { segmentsOf, writeSegment } from "./segment-list.ts";

const markdown = "## O verão\n\nUm. Dois.\n";
const evidence = (["O verão", "Um.", "Dois."] as const).map((words): Evidence => {
  const start = markdown.indexOf(words);
  return {
    place: placeOf(markdown, start, start + words.length),
    origin: "model",
    sourceId: null,
    revisionId: null,
    start: 0,
    end: 1,
    quote: `source of ${words}`,
    state: "unverified",
  };
});

describe("segments of a translation", () => {
  it("stand in the order of the text, and know which are headings", () => {
    const segments = segmentsOf(markdown, [...evidence].reverse());
    expect(segments.map(({ source, isHeading }) => [source, isHeading])).toEqual([
      ["source of O verão", true],
      ["source of Um.", false],
      ["source of Dois.", false],
    ]);
  });

  it("move along when one before them is written anew, and the rest stays byte for byte", () => {
    const written = writeSegment(markdown, segmentsOf(markdown, evidence), "evidence-2", "Número um.");
    expect(written.markdown).toBe("## O verão\n\nNúmero um. Dois.\n");
    expect(written.segments.map(({ start, end }) => written.markdown.slice(start, end))).toEqual([
      "O verão",
      "Número um.",
      "Dois.",
    ]);
  });
});
