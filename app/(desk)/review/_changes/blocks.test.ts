import { describe, expect, it } from "vitest";
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { footnoteTree } from "../../../_kinds/text/footnotes.ts";
import { blocksOf } from "./blocks.ts";
import { givenBlocks, wordsIn } from "./given-text.ts";

describe("blocksOf", () => {
  it("takes headings, paragraphs, quotes, code and rows of tables apart", () => {
    const blocks = givenBlocks(
      "# One\n\nTwo\nlines.\n\n> Three.\n\n```\nfour\n```\n\n| a | b |\n| - | - |\n| c | d |\n",
    );
    expect(blocks.map((block) => [block.shape, wordsIn(block)])).toEqual([
      ["h1", "One"],
      ["p", "Two lines."],
      ["quote", "Three."],
      ["code", "four\n"],
      ["row", "a · b"],
      ["row", "c · d"],
    ]);
  });

  it("knows the depth and the signs of lists, and the tick of a right answer", () => {
    const blocks = givenBlocks("- [x] right\n- [ ] wrong\n\n1. first\n   - inside\n2. second\n");
    expect(
      blocks.map(({ depth, sign, words }) => [
        depth,
        sign,
        words
          .map(({ text }) => text)
          .join("")
          .trim(),
      ]),
    ).toEqual([
      [1, "on", "right"],
      [1, "off", "wrong"],
      [1, "number", "first"],
      [2, "bullet", "inside"],
      [1, "number", "second"],
    ]);
  });

  it("signs only the first paragraph of an item", () => {
    const blocks = givenBlocks("- [x] right\n\n  *why*\n");
    expect(blocks.map(({ shape, sign }) => [shape, sign])).toEqual([
      ["item", "on"],
      ["item", null],
    ]);
  });

  it("keeps marks and links with their words, and numerals of evidence apart from them", () => {
    const markdown = "It is **deep**, says [he](https://example.org).";
    const evidence: Evidence = {
      place: placeOf(markdown, 0, 14),
      origin: "source",
      sourceId: "s",
      revisionId: null,
      start: 0,
      end: 4,
      quote: "deep",
      state: "supported",
    };
    const [block] = blocksOf(footnoteTree(markdown, [evidence], String).tree, "en");
    expect(block && wordsIn(block)).toBe("It is deep, says he.");
    expect(block?.words.find(({ text }) => text === "deep")).toEqual({ text: "deep", marks: ["strong"], notes: [1] });
    expect(block?.words.find(({ text }) => text === "he")?.marks).toEqual([{ href: "https://example.org" }]);
  });

  it("says where each block stands in the Markdown", () => {
    const markdown = "First.\n\n- Second.\n";
    expect(givenBlocks(markdown).map(({ start, end }) => markdown.slice(start, end))).toEqual(["First.", "- Second."]);
  });
});
