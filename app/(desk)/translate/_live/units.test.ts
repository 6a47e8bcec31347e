import { describe, expect, it } from "vitest";
import { hasWords, splitUnits } from "./units.ts";

const texts = (text: string, format: "text" | "markdown") => splitUnits(text, format, "en").map((unit) => unit.text);

describe("splitUnits", () => {
  it("cuts a plain text into sentences, and lines that stand for themselves", () => {
    expect(texts("Dear Maria,\nDr. Lee called. Call back!\n\nAda", "text")).toEqual([
      "Dear Maria,",
      "Dr. Lee called.",
      "Call back!",
      "Ada",
    ]);
  });

  it("cuts Markdown into blocks, and leaves lists and fences whole", () => {
    const list = "- one\n\n  more of one\n- two";
    const fence = "```js\nlet a;\n\nlet b;\n```";
    expect(texts(`# Title\n\nA line. Another.\n\n${list}\n\n${fence}\n\nEnd.\n`, "markdown")).toEqual([
      "# Title",
      "A line. Another.",
      list,
      fence,
      "End.",
    ]);
  });

  it("leaves Markdown whole that has definitions", () => {
    expect(texts("See [this][a].\n\n[a]: https://e.org\n", "markdown")).toHaveLength(1);
  });

  it.each(["text", "markdown"] as const)("gives offsets of %s that lead to the words", (format) => {
    const text = "\n\n One two. Three\nfour.\n\n\tFive.  \n";
    for (const { start, end, text: words } of splitUnits(text, format, "en"))
      expect(text.slice(start, end).replace(/\s+/g, " ")).toBe(words.replace(/\s+/g, " "));
  });

  it("knows a piece without words", () => {
    expect(splitUnits("12:30", "text", "en").map(hasWords)).toEqual([false]);
  });
});
