import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cleanArticle } from "./clean.ts";
import { paragraphFault } from "./clean/paragraph-fault.ts";
import { sentenceFault } from "./clean/sentence-fault.ts";

describe("cleanArticle", () => {
  it.each(["bees", "coffee", "suez"])("keeps every sentence of clean prose (%s) at its offsets", (name) => {
    const text = readFileSync(`tests/fixtures/texts/${name}.txt`, "utf8");
    const { sentences, dropped } = cleanArticle(text);
    expect(dropped).toEqual([]);
    expect(sentences.length).toBeGreaterThan(30);
    for (const { start, end, text: words, fault } of sentences) {
      expect([text.slice(start, end), fault]).toEqual([words, null]);
    }
    expect(sentences.at(-1)?.paragraph).toBe(6);
  });

  it("leaves page furniture out and says why", () => {
    const { sentences, dropped } = cleanArticle(
      [
        "Port opens after storm",
        "1 of 12",
        "LONDON (Reuters) - The port opened on Monday after four days of storms. -- Jane Roe",
        "Photo: AP Photo",
        "Subscribe to our newsletter for more.",
        "BREAKING NEWS",
      ].join("\n\n"),
    );
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      "The port opened on Monday after four days of storms.",
    ]);
    expect(dropped.map((paragraph) => paragraph.why)).toEqual([
      "heading",
      "caption",
      "furniture",
      "furniture",
      "all-caps",
    ]);
  });

  it("reads Markdown: no headings, tables, code, images or front matter, items without their marks", () => {
    const text = [
      "---\ntitle: A page about ships.\n---",
      "# Ships that sail.",
      "![A ship.](ship.png)",
      "- The [first ship](https://example.org/a) left the harbour in 1990 with forty people on board.",
      "```\nThis is code.\n\nIt goes on.\n```",
      "| Ship | Year. |\n| --- | --- |",
      "> It came back **two years** later with all of them.",
    ].join("\n\n");
    const { sentences, dropped } = cleanArticle(text);
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      "The [first ship](https://example.org/a) left the harbour in 1990 with forty people on board.",
      "It came back **two years** later with all of them.",
    ]);
    expect(new Set(dropped.map((paragraph) => paragraph.why))).toEqual(new Set(["heading", "image", "code", "table"]));
  });

  it("marks what stands inside a quotation over several sentences", () => {
    const faults = cleanArticle(
      "He said: “The ship was old. It had no working pumps at all. Nobody knew.” The owner paid a fine of ten pounds.",
    ).sentences.map((sentence) => sentence.fault);
    expect(faults).toEqual(["unbalanced", "inside-quotation", "short", null]);
  });

  it("copes with an empty text", () => {
    expect(cleanArticle(" \n ")).toEqual({ sentences: [], dropped: [], prose: "" });
  });
});

describe("paragraphFault", () => {
  it.each([
    ["Mail me@example.org for a copy of the book that he wrote.", null],
    ["Follow @desk for more.", "furniture"],
    ["See www.example.org for details.", "furniture"],
    ["Short line without mark", "heading"],
    ["これは文です。", null],
  ])("says of %j: %s", (text, fault) => expect(paragraphFault(text)).toBe(fault));
});

describe("sentenceFault", () => {
  it.each([
    ["We opened the gates of the port.", "en", "first-or-second-person"],
    ["Ele me deu o livro que eu queria.", "pt", null],
    ["Click the red button to start the pump.", "en", "imperative"],
    ["Was the port open on that Monday?", "en", "ellipsis-or-question"],
    ["He said “the port will never open again after this terrible storm”.", "en", "speech"],
    ["He wrote “The Origin of Species by Means of Natural Selection” in 1859.", "en", null],
    ["Too short.", "en", "short"],
    ["A sentence that has no mark at all", "en", "no-end-mark"],
    ["The port (which was old was closed again.", "en", "unbalanced"],
  ])("says of %j (%s): %s", (text, language, fault) => expect(sentenceFault(text, language)).toBe(fault));
});
