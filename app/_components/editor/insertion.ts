import { Slice } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { markdownSlice } from "./clipboard.ts";

/** Markdown in place of the selection. Blocks at the start or end of a block stand beside it, and leave no empty one. */
export function insertion(state: EditorState, markdown: string): Transaction {
  const slice = markdownSlice(markdown, state.schema);
  const { $from, from, to, empty } = state.selection;
  const { parent, parentOffset, depth } = $from;
  if (!empty || !parent.isTextblock || parent.content.size === 0) return state.tr.replaceRange(from, to, slice);
  const closed = new Slice(slice.content, 0, 0);
  if (parentOffset === 0 && slice.openEnd === 0)
    return state.tr.replaceRange($from.before(depth), $from.before(depth), closed);
  const atEnd = parentOffset === parent.content.size && slice.openStart === 0;
  return atEnd
    ? state.tr.replaceRange($from.after(depth), $from.after(depth), closed)
    : state.tr.replaceSelection(slice);
}
