import { EditorState } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { documentSchema as schema } from "./mapping/schema.ts";
import { toDocument } from "./mapping/to-document.ts";
import { TextSession } from "./text-session.ts";

const start = (markdown: string) => ({
  session: new TextSession(markdown),
  state: EditorState.create({ doc: toDocument(markdown, schema).doc }),
});

describe("TextSession", () => {
  it("shows another text in one step and gives its own bytes back", () => {
    const { session, state } = start("one\n\n*  two\n\nthree\n");
    const markdown = "one\n\n*  two and more\n\nthree   \n\n";
    const changed = state.apply(session.show(state, markdown)!);
    expect(session.textOf(changed.doc)).toBe(markdown);
  });

  it("gives the bytes of the first text again after an undo", () => {
    const { session, state } = start("_one_\n\n+ two\n");
    session.show(state, "changed\n");
    expect(session.textOf(state.doc)).toBe("_one_\n\n+ two\n");
  });

  it("copies untouched blocks from the text that an undo led back to", () => {
    const { session, state } = start("_one_\n\n+ two\n");
    session.show(state, "changed\n");
    expect(session.textOf(state.tr.insertText("now ", 1).doc)).toBe("_now one_\n\n+ two\n");
  });

  it("takes over a text that differs only in its signs without a step", () => {
    const { session, state } = start("* a\n* b\n");
    expect(session.show(state, "- a\n- b\n")).toBeNull();
    expect(session.textOf(state.doc)).toBe("- a\n- b\n");
  });

  it("says nothing of the empty line at the end", () => {
    const { session, state } = start("| a |\n|---|\n| 1 |\n");
    const tr = state.tr.insert(state.doc.content.size, schema.nodes.paragraph!.create());
    expect(session.textOf(tr.doc)).toBe("| a |\n|---|\n| 1 |\n");
  });

  it("finds ranges of an earlier text in the edited document", () => {
    const base = "A first sentence. The second one is here.\n";
    const { session, state } = start(base);
    const edited = state.apply(state.tr.insertText("New words. ", 1)).doc;
    const at = base.indexOf("The second");
    const [range] = session.locate(base, edited, [{ start: at, end: base.length - 1 }]);
    expect(range && edited.textBetween(range.from, range.to)).toBe("The second one is here.");
  });

  it("tells each text once in a row", () => {
    const session = new TextSession("a");
    expect([session.tell("a"), session.tell("b"), session.tell("b"), session.tell("a")]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it("knows the echo of what it told, and news from a text that somebody went back to", () => {
    const session = new TextSession("a");
    for (const text of ["b", "c", "d"]) session.tell(text);
    expect([
      session.isEcho("a"),
      session.isEcho("c"),
      session.isEcho("d"),
      session.isEcho("b"),
      session.isEcho("x"),
    ]).toEqual([true, true, true, false, false]);
  });
});
