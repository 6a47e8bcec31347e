import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { insertion } from "./insertion.ts";
import { documentSchema as schema } from "./mapping/schema.ts";
import { toDocument } from "./mapping/to-document.ts";
import { TextSession } from "./text-session.ts";

function inserted(markdown: string, into: string, caret: number): string {
  const doc = toDocument(into, schema).doc;
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, caret) });
  return new TextSession(into).textOf(insertion(state, markdown).doc);
}

describe("insertion", () => {
  it.each([
    ["words into a line", "**new** ", "a b\n", 3, "a **new** b\n"],
    ["blocks before a heading that the caret opens", "- x\n", "# Head\n", 1, "- x\n\n# Head\n"],
    ["blocks after a paragraph that the caret ends", "## Sub\n", "text\n", 5, "text\n\n## Sub\n"],
    ["blocks between the halves of a paragraph", "- x\n", "one two\n", 5, "one\n\n- x\n\ntwo\n"],
    ["blocks in place of an empty text", "# A\n\n> b\n", "", 1, "# A\n\n> b\n"],
  ])("puts %s", (_, markdown, into, caret, result) => expect(inserted(markdown, into, caret)).toBe(result));
});
