import { describe, expect, it } from "vitest";
import { markdownCases } from "./markdown-cases.ts";
import { positionsOf } from "./positions.ts";
import { documentSchema as schema } from "./schema.ts";
import { toDocument } from "./to-document.ts";

const read = (markdown: string) => toDocument(markdown, schema).doc;

function wordsAt(markdown: string, quote: string): string {
  const doc = read(markdown);
  const start = markdown.indexOf(quote);
  const range = positionsOf(markdown, doc).rangeAt(start, start + quote.length);
  return range
    ? doc.textBetween(range.from, range.to, "|", (leaf) => (leaf.type.name === "softBreak" ? " " : "*"))
    : "nothing";
}

describe("positionsOf", () => {
  it.each([
    ["**bold** and plain text.", "plain", "plain"],
    ["**bold** and plain text.", "**bold** and", "bold and"],
    ["- one\n- two words\n", "two words", "two words"],
    ["> quoted\n> lines here\n", "quoted\n> lines", "quoted lines"],
    ["costs \\*5\\* &amp; more", "\\*5\\* &amp; more", "*5* & more"],
    ["| a | b |\n| - | - |\n| x \\| y | z |\n", "x \\| y", "x | y"],
    ["see `a`` b` and `` c`d ``", "c`d", "c`d"],
    ["```ts\nlet a;\n```\n", "let a", "let a"],
    ["    let a;\n    let b;\n", "let b", "let b"],
    ["one\r\ntwo three\r\n", "two", "two"],
    ["mail me@example.org now", "me@example.org", "me@example.org"],
    ["text<!-- c --> more", "<!-- c -->", "*"],
    ["[words](https://example.org) on", "words", "words"],
    ["[^1]: note\n", "note", "*"],
  ])("finds in %j the words %j", (markdown, quote, words) => expect(wordsAt(markdown, quote)).toBe(words));

  it("finds nothing where the document shows nothing", () => {
    const doc = read("a [b](https://example.org) c");
    expect(positionsOf("a [b](https://example.org) c", doc).rangeAt(10, 12)).toBeNull();
  });

  it("follows a document with empty paragraphs and spaces that the text does not keep", () => {
    const paragraph = (text: string) => schema.nodes.paragraph!.create(null, text ? schema.text(text) : null);
    const doc = schema.nodes.doc!.create(null, [paragraph(""), paragraph("one "), paragraph(""), paragraph("two")]);
    const range = positionsOf("one\n\ntwo\n", doc).rangeAt(5, 8);
    expect(range && doc.textBetween(range.from, range.to)).toBe("two");
  });

  it.each(markdownCases)("gives each character of %s its own letter in the source", (_, markdown) => {
    const doc = read(markdown);
    const positions = positionsOf(markdown, doc);
    doc.descendants((node, position) => {
      for (const [index, character] of [...(node.isText ? (node.text ?? "") : "")].entries()) {
        if (!/[a-z]/i.test(character) || markdown.includes("&")) continue;
        const before = [...(node.text ?? "")].slice(0, index).join("").length;
        expect(markdown[positions.offsetAt(position + before)]).toBe(character);
      }
    });
  });
});
