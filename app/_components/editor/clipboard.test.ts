import { Slice } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { markdownOf, markdownSlice } from "./clipboard.ts";
import { documentSchema as schema } from "./mapping/schema.ts";
import { toDocument } from "./mapping/to-document.ts";
import { TextSession } from "./text-session.ts";

const doc = toDocument("## A heading here\n\nSome **bold** text.\n\n- one\n- two\n\n```\nlet a;\n```\n", schema).doc;

function copied(words: string): string {
  let position = 0;
  doc.descendants((node, at) => {
    const index = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (index >= 0) position = at + index;
  });
  return markdownOf(doc.slice(position, position + words.length, true), schema);
}

function pasted(markdown: string, into: string, at: number): string {
  const state = EditorState.create({ doc: toDocument(into, schema).doc });
  const tr = state.tr.replaceRange(at, at, markdownSlice(markdown, schema));
  return new TextSession(into).textOf(tr.doc);
}

describe("what is copied as text", () => {
  it("is the words alone when they come out of one block", () => {
    expect([copied("heading"), copied("bold"), copied("two"), copied("let")]).toEqual([
      "heading",
      "**bold**",
      "two",
      "let",
    ]);
  });

  it("is Markdown when it spans blocks", () => {
    expect(markdownOf(new Slice(doc.content, 0, 0), schema)).toBe(
      "## A heading here\n\nSome **bold** text.\n\n- one\n- two\n\n```\nlet a;\n```",
    );
  });
});

describe("what is pasted as text", () => {
  it("joins the paragraph when it is one", () => expect(pasted("some *new*", "a b\n", 3)).toBe("a some *new*b\n"));

  it("keeps the spaces at the ends of some words", () => {
    expect(pasted("    new ", "ab\n", 2)).toBe("a    new b\n");
    expect(pasted(" ", "ab\n", 2)).toBe("a b\n");
  });

  it("comes in as blocks when it has some", () => {
    expect(pasted("# Head\n\n- x\n", "a b\n", 4)).toBe("a b\n\n# Head\n\n- x\n");
  });

  it("keeps HTML as source", () => expect(pasted("x <kbd>y</kbd>", "a\n", 2)).toBe("ax <kbd>y</kbd>\n"));
});
