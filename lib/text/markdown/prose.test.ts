import { describe, expect, it } from "vitest";
import { readProse } from "./prose.ts";

describe("readProse", () => {
  const markdown =
    "# A *head*\n\nWords \\* with `code`, [a link](http://a.b/c) & <b>tags</b>.\n\n> Quoted\n> lines\n\n| Cell |\n| --- |\n| One |\n\n```\ncode\n```\n";
  const { text, blocks } = readProse(markdown);

  it("is as long as the Markdown and keeps words at their offsets", () => {
    expect(text).toHaveLength(markdown.length);
    for (const word of ["head", "Words", "a link", "tags", "Quoted", "lines", "Cell", "One"])
      expect(text.indexOf(word)).toBe(markdown.indexOf(word));
  });

  it("leaves out code, addresses, marks and HTML", () => {
    expect(text).not.toMatch(/code|http|<b>|[`\\>|#]|\[/);
  });

  it("tells headings, paragraphs and cells", () => {
    expect(blocks.map(({ kind, depth }) => [kind, depth])).toEqual([
      ["heading", 1],
      ["paragraph", 0],
      ["paragraph", 0],
      ["cell", 0],
      ["cell", 0],
    ]);
  });
});
