import { describe, expect, it } from "vitest";
import { placeOf, type Evidence } from "../evidence.ts";
import { lint } from "./lint.ts";

const description = "How the canal between two seas was dug, sold, closed and opened again.";

function lintOf(
  markdown: string,
  { brief = {}, evidence = [] as Evidence[], forbiddenWords = [] as string[], title = "A canal between two seas" } = {},
) {
  return lint({ title, markdown, description }, { language: "en", forbiddenWords, evidence, brief });
}
const rulesOf = (...call: Parameters<typeof lintOf>) => lintOf(...call).map(({ rule }) => rule);

function evidenceFor(markdown: string, words: string, quote: string): Evidence {
  const start = markdown.indexOf(words);
  const place = placeOf(markdown, start, start + words.length);
  return {
    place,
    origin: "model",
    sourceId: "s",
    revisionId: null,
    start: 0,
    end: quote.length,
    quote,
    state: "supported",
  };
}

describe("article lint", () => {
  it("finds nothing wrong with a sound article", () => {
    const markdown = "The canal joins two seas.\n\n## Building it\n\nIt took ten years to dig.\n";
    const evidence = ["The canal joins two seas.", "It took ten years to dig."].map((words) =>
      evidenceFor(markdown, words, words),
    );
    expect(lintOf(markdown, { evidence })).toEqual([]);
  });

  it("points at numbers and names that the evidence lacks", () => {
    const markdown = "## Open\n\nThe canal **opened** in 1896 under Ferdinand de Lesseps in Cairo.\n";
    const evidence = [
      evidenceFor(markdown, markdown.slice(9).trim(), "The canal opened in 1869 under Ferdinand de Lesseps."),
    ];
    const found = lintOf(markdown, { evidence });
    expect(found.map(({ rule, place }) => [rule, "quote" in place && place.quote])).toEqual([
      ["number-not-in-source", "1896"],
      ["name-not-in-source", "Cairo"],
    ]);
    for (const { place } of found)
      if ("start" in place) expect(markdown.slice(place.start, place.end)).toBe(place.quote);
  });

  it("asks for a source where others have one, and not where none has", () => {
    const markdown = "The canal joins two seas.\n\nIt is used by very many ships each day.\n";
    expect(
      rulesOf(markdown, {
        evidence: [evidenceFor(markdown, "The canal joins two seas.", "The canal joins two seas.")],
      }),
    ).toEqual(["unsupported-sentence"]);
    expect(rulesOf(markdown)).toEqual([]);
  });

  it("finds forbidden, doubled and repeated words outside of code and links", () => {
    const markdown =
      "It is cheap, very cheap. The the sea is blue.\n\nThe sea is blue and deep here.\n\nThe sea is blue and deep here.\n\nSee `cheap cheap` and [it](http://cheap.org).\n";
    const found = lintOf(markdown, { forbiddenWords: ["cheap", "  "] });
    expect(found.map(({ rule }) => rule)).toEqual([
      "forbidden-word",
      "forbidden-word",
      "doubled-word",
      "repeated-sentence",
    ]);
    expect(found[2]).toMatchObject({ fix: "The", place: { quote: "The the" } });
  });

  it("finds faults of headings and links", () => {
    expect(
      rulesOf("# Title\n\nText here.\n\n### Deep\n\n## Bare\n\n## Bare\n\nText. [x](javascript:a) ![](a.png)\n"),
    ).toEqual([
      "heading-level-1",
      "heading-order",
      "heading-bare",
      "heading-bare",
      "heading-repeated",
      "unsafe-link",
      "image-without-text",
    ]);
  });

  it("compares with the brief", () => {
    const brief = { topic: "x", words: 100, outline: ["Building it", "Today"] };
    expect(rulesOf("## Building It!\n\nShort.\n", { brief })).toEqual(["too-short", "outline-missing"]);
    expect(rulesOf("Word word2. ".repeat(80), { brief: { topic: "x", words: 100 } })[0]).toBe("too-long");
  });

  it("looks at title and description", () => {
    expect(rulesOf("Text.", { title: "Short." })).toEqual(["title-short", "title-full-stop"]);
    expect(
      rulesOf("Text.", { title: "A very long title that goes on and on until nobody wants to read it any more" }),
    ).toEqual(["title-long"]);
    expect(
      lint(
        { title: "A canal between two seas", markdown: "Text." },
        { language: "en", forbiddenWords: [], evidence: [], brief: null },
      )[0]?.rule,
    ).toBe("description-missing");
  });

  it("says that an empty draft is empty, and nothing else about it", () => {
    expect(rulesOf("", { brief: { topic: "x", words: 100 } })).toEqual(["no-text"]);
  });

  it("finds what a model left behind", () => {
    expect(rulesOf("Here is the article you wanted. As an AI language model I write.")).toEqual([
      "leftover",
      "leftover",
    ]);
  });

  it("takes TODO for a note left behind, and the Portuguese word for a word", () => {
    const leftIn = (markdown: string, language: string) =>
      lint({ title: "T", markdown }, { language, forbiddenWords: [], evidence: [], brief: {} })
        .filter(({ rule }) => rule === "leftover")
        .map(({ place }) => "quote" in place && place.quote);
    expect(leftIn("TODO: the second half. A todo list is fine.", "en")).toEqual(["TODO"]);
    expect(leftIn("Todo o mundo sabe. TODO O MUNDO. TODO: o resto.", "pt-BR")).toEqual(["TODO"]);
  });
});
