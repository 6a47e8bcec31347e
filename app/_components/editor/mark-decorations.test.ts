import { EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { documentSchema as schema } from "./mapping/schema.ts";
import { toDocument } from "./mapping/to-document.ts";
import { markAtCaret, markPlugin, withOverlay } from "./mark-decorations.ts";
import type { PlacedMark } from "./placed-mark.ts";
import { TextSession } from "./text-session.ts";

function stateWith(markdown: string, marks: (Partial<PlacedMark> & { id: string; words: string })[]) {
  const plugin = markPlugin();
  const state = EditorState.create({ doc: toDocument(markdown, schema).doc, plugins: [plugin] });
  const session = new TextSession(markdown);
  const placed = marks.map(({ words, ...mark }): PlacedMark => {
    const start = markdown.indexOf(words);
    const [range] = session.locate(markdown, state.doc, [{ start, end: start + words.length }]);
    return {
      kind: "evidence",
      state: "supported",
      selected: false,
      label: "1",
      name: "",
      start,
      end: 0,
      ...range!,
      ...mark,
    };
  });
  const drawn = state.apply(withOverlay(state.tr, { marks: placed, note: null, editable: true }));
  return { state: drawn, found: (after: EditorState) => plugin.getState(after)!.find() };
}

describe("marks over the text", () => {
  const markdown = "One sentence. Another **bold** one.\n\nA second paragraph.\n";

  it("draw a range and a numeral for evidence, a range and a margin sign for a finding", () => {
    const { state, found } = stateWith(markdown, [
      { id: "e", words: "One sentence." },
      { id: "f", words: "second", kind: "finding", state: "unverified" },
    ]);
    // Range and numeral; range, anchor of the margin, margin sign.
    expect(found(state)).toHaveLength(5);
  });

  it("put no sign beside a table", () => {
    const { state, found } = stateWith("| a |\n| - |\n| wrong |\n", [{ id: "f", words: "wrong", kind: "finding" }]);
    expect(found(state)).toHaveLength(1);
  });

  it("move along with an edit before them", () => {
    const { state, found } = stateWith(markdown, [{ id: "f", words: "second", kind: "finding" }]);
    const after = state.apply(state.tr.insertText("New. ", 1));
    const range = found(after).find((decoration) => "markId" in (decoration.spec as object));
    expect(range && after.doc.textBetween(range.from, range.to)).toBe("second");
  });

  it("give the narrowest mark at the caret", () => {
    const { state } = stateWith(markdown, [
      { id: "wide", words: "Another **bold** one." },
      { id: "narrow", words: "bold", kind: "finding" },
    ]);
    const caretAt = (position: number) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, position)));
    expect([markAtCaret(caretAt(25)), markAtCaret(caretAt(17)), markAtCaret(caretAt(4))]).toEqual([
      "narrow",
      "wide",
      null,
    ]);
  });
});
