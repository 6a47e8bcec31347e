import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { EditorLabels, EditorMark, MarkdownEditorProps } from "./editor-types.ts";
import { withOverlay } from "./mark-decorations.ts";
import type { PlacedMark } from "./placed-mark.ts";
import type { TextSession } from "./text-session.ts";

type OverlayOptions = Pick<MarkdownEditorProps, "markdown" | "decorations" | "editable" | "labels" | "note">;

/**
 * Lays the marks over the text, at the places where their words are now, and gives the element in which the open
 * note stands. `generation` counts what replaced the document as a whole.
 */
export function useOverlay(
  editor: Editor,
  session: TextSession,
  options: OverlayOptions,
  generation: unknown,
): HTMLElement {
  const { markdown, decorations, editable, labels, note } = options;
  const [element] = useState(newNoteElement);
  const notedMark = note?.markId ?? null;
  useEffect(() => {
    const ranges = session.locate(markdown, editor.state.doc, decorations);
    const marks = decorations.flatMap((mark, index): PlacedMark[] => {
      const range = ranges[index];
      return range ? [{ ...mark, ...range, name: nameOf(mark, labels) }] : [];
    });
    const open = notedMark === null ? null : { markId: notedMark, element };
    editor.view.dispatch(withOverlay(editor.state.tr, { marks, note: open, editable }));
  }, [editor, session, markdown, decorations, editable, labels, notedMark, element, generation]);
  return element;
}

function newNoteElement(): HTMLElement {
  const element = document.createElement("div");
  element.className = "editor-note";
  return element;
}

function nameOf({ kind, label, state }: EditorMark, labels: EditorLabels): string {
  return kind === "lock" ? label : labels[kind](label, state);
}
