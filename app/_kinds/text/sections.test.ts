import { describe, expect, it } from "vitest";
import { countWords, sectionsOf } from "./sections.ts";

describe("sectionsOf", () => {
  it("lists headings with their place and their words", () => {
    const markdown = "Before.\n\n## One *bright* idea\n\nThree words here.\n\n### Deeper\n\nTwo more.\n";
    const sections = sectionsOf(markdown);
    expect(sections.map(({ title, level, words }) => [title, level, words])).toEqual([
      ["One bright idea", 2, 3],
      ["Deeper", 3, 2],
    ]);
    expect(sections.map(({ start, end }) => markdown.slice(start, end).trim())).toEqual([
      "## One *bright* idea\n\nThree words here.",
      "### Deeper\n\nTwo more.",
    ]);
  });

  it("takes no line of a code block for a heading", () => {
    expect(sectionsOf("```\n# not one\n```\n\n## One\n").map(({ title }) => title)).toEqual(["One"]);
  });
});

describe("countWords", () => {
  it("counts words of any script that puts spaces between them", () => {
    expect(countWords("It’s 8,900 km — Суэцкий канал.")).toBe(6);
  });
});
