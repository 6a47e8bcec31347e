import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { splitPassages } from "./passages.ts";
import { countWords } from "./words.ts";

const suez = readFileSync("tests/fixtures/texts/suez.txt", "utf8");

describe("splitPassages", () => {
  it("covers a text paragraph by paragraph", () => {
    const passages = splitPassages(suez);
    expect(passages.map(({ start, end }) => suez.slice(start, end))).toEqual(suez.trim().split(/\n\s*\n/));
  });

  it("joins short paragraphs under one heading and keeps sections apart", () => {
    const text = "# Bees\n\nOne short line.\n\nAnother one here.\n\n## Honey\n\nIt is sweet.\n";
    const passages = splitPassages(text);
    expect(passages.map(({ start, end, heading }) => [heading, text.slice(start, end)])).toEqual([
      ["Bees", "One short line.\n\nAnother one here."],
      ["Honey", "It is sweet."],
    ]);
  });

  it("takes a short line without a mark as a heading", () => {
    expect(splitPassages("The first years\n\nIt began slowly. Then it grew.").map(({ heading }) => heading)).toEqual([
      "The first years",
    ]);
  });

  it("takes several short lines as text, so that they can be found", () => {
    const text = "Arabica\nRobusta\nLiberica";
    const [passage] = splitPassages(text);
    expect(passage && text.slice(passage.start, passage.end)).toBe(text);
  });

  it("cuts a long paragraph between sentences", () => {
    const text = suez.replace(/\s+/g, " ");
    const passages = splitPassages(text);
    expect(passages.length).toBeGreaterThan(2);
    for (const { start, end } of passages) {
      expect(text.slice(start, end)).toMatch(/^\p{Lu}.*\.$/u);
      expect(countWords(text.slice(start, end))).toBeLessThanOrEqual(180);
    }
  });

  it("never overlaps and loses nothing but white space and headings", () => {
    for (const text of [
      suez,
      "",
      "   ",
      "word ".repeat(5_000),
      "A b\n".repeat(200_000),
      "これは文です。".repeat(200),
    ]) {
      const passages = splitPassages(text);
      let at = 0;
      for (const { start, end } of passages) {
        expect(text.slice(at, start).trim()).toBe("");
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at).trim()).toBe("");
    }
  });
});
