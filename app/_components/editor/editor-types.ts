import type { ReactNode, Ref } from "react";

/** A place of the text that something is said about; offsets are UTF-16 units of the `markdown` that came with it. */
export type EditorMark = {
  id: string;
  /**
   * Evidence is a footnote numeral after its words; a finding draws a line and has a sign in the margin; a lock sets
   * words off that may not change, and says nothing more.
   */
  kind: "evidence" | "finding" | "lock";
  start: number;
  end: number;
  /** The numeral of evidence; of a finding its accessible name. */
  label: string;
  state: "supported" | "unverified" | "contradicted" | "stale";
  selected: boolean;
  /** Shown while the pointer rests on the numeral or sign: the source's words, say. */
  preview?: string;
};

/** All words of the editor, from the caller's messages. */
export type EditorLabels = {
  /** The accessible name of the text. */
  text: string;
  placeholder: string;
  toolbar: string;
  /** For screen readers: Alt and F10 go to the tools, Alt and Enter open the mark at the caret. */
  keyHint: string;
  undo: string;
  redo: string;
  heading2: string;
  heading3: string;
  bold: string;
  italic: string;
  code: string;
  link: string;
  bulletList: string;
  numberedList: string;
  quote: string;
  table: string;
  /** Switches between the set text and its Markdown. */
  source: string;
  tableTools: string;
  addRow: string;
  addColumn: string;
  deleteRow: string;
  deleteColumn: string;
  deleteTable: string;
  linkAddress: string;
  setLink: string;
  removeLink: string;
  cancel: string;
  /** Said when an address is not http, https or mailto. */
  linkRefused: string;
  /** Said when a file was dropped or pasted: images come in by address only. */
  filesRefused: string;
  loadingSource: string;
  evidence: (numeral: string, state: EditorMark["state"]) => string;
  finding: (label: string, state: EditorMark["state"]) => string;
  taskItem: (text: string) => string;
};

export type EditorHandle = {
  /** Selects the range and scrolls to it; false when its words are gone. Offsets belong to the `markdown` prop. */
  focusRange: (start: number, end: number) => boolean;
  /** Puts Markdown in place of the range, as one step that can be undone; false when its words are gone. */
  replaceRange: (start: number, end: number, text: string) => boolean;
  /** Puts another text in place of the whole, as one step that can be undone: an older revision, say. */
  replaceAll: (markdown: string) => void;
  /** Puts Markdown where the caret is. */
  insertMarkdown: (text: string) => void;
  /** Tells `onChange` what is still waiting, and gives the text as it is now. */
  flush: () => string;
};

export type MarkdownEditorProps = {
  /**
   * The text that decorations and ranges refer to. When it changes to a text that came out of `onChange` (the echo of
   * a save), the document stays as it is; any other text takes its place, as a step that can be undone.
   */
  markdown: string;
  editable: boolean;
  /** Called a moment after an edit, when the caret leaves, and when the editor goes. */
  onChange: (markdown: string) => void;
  decorations: EditorMark[];
  onSelectMark: (id: string) => void;
  /** Stands in the flow under the paragraph that holds the mark. */
  note?: { markId: string; content: ReactNode } | null;
  /** BCP 47. */
  language: string;
  dir: "ltr" | "rtl";
  labels: EditorLabels;
  /** For the style elements of the source view under a strict content security policy. */
  nonce?: string;
  ref?: Ref<EditorHandle>;
};
