import type { Node as DocumentNode, Schema } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { anchorOf, reanchorAll } from "#lib/text/anchors";
import { positionsOf, type Positions } from "./mapping/positions.ts";
import { open, save, type OpenText } from "./mapping/verbatim.ts";

export type TextRange = { start: number; end: number };
export type DocumentRange = { from: number; to: number };

/** Texts that untouched blocks are copied from, and told texts that are recognised when they come back. */
const OPEN_TEXTS = 8;
const TOLD_TEXTS = 500;

/** One text while it is edited: what it was opened from, and which versions of it the editor has told. */
export class TextSession {
  #opened: OpenText[] = [];
  /** What was told since the text that last came in, in order, with that one first. */
  #told: string[];
  #latest: { doc: DocumentNode; text: string } | null = null;
  #positions: { doc: DocumentNode; text: string; positions: Positions } | null = null;
  readonly #first: string;

  constructor(markdown: string) {
    this.#first = markdown;
    this.#told = [markdown];
  }

  /** The Markdown of the document. */
  textOf(doc: DocumentNode): string {
    if (this.#latest?.doc === doc) return this.#latest.text;
    const content = withoutEmptyEnd(doc);
    const opened = this.#openedFor(doc.type.schema);
    // An undo can lead back to any text that was opened: then its own bytes are the answer.
    const same = opened.find((text) => withoutEmptyEnd(text.doc).eq(content));
    const text = same ? same.markdown : save(closest(opened, content), content);
    this.#latest = { doc, text };
    return text;
  }

  /** A step that makes the document say `markdown`, touching only what differs; null when it says so already. */
  show(state: EditorState, markdown: string): Transaction | null {
    const opened = open(markdown, state.schema);
    this.#opened = [opened, ...this.#openedFor(state.schema)].slice(0, OPEN_TEXTS);
    this.#latest = null;
    const tr = replaceDifference(state, opened.doc);
    return tr.docChanged ? tr : null;
  }

  /** Where ranges of `base` are in the document now; null for words that are gone. */
  locate(base: string, doc: DocumentNode, ranges: TextRange[]): (DocumentRange | null)[] {
    const text = this.textOf(doc);
    const positions = this.#positionsIn(text, doc);
    return relocate(base, text, ranges).map((range) => range && positions.rangeAt(range.start, range.end));
  }

  offsetAt(doc: DocumentNode, position: number): number {
    return this.#positionsIn(this.textOf(doc), doc).offsetAt(position);
  }

  /** Notes that the text is told outside; false when it was the last one told. */
  tell(text: string): boolean {
    if (this.#told.at(-1) === text) return false;
    this.#told = [...this.#told, text].slice(-TOLD_TEXTS);
    return true;
  }

  /**
   * Whether a text that comes in is one that was told: an echo of a save, later than the echo before. Any other text
   * is news, also an old one that somebody went back to.
   */
  isEcho(text: string): boolean {
    const index = this.#told.indexOf(text);
    this.#told = index < 0 ? [text] : this.#told.slice(index);
    return index >= 0;
  }

  #openedFor(schema: Schema): OpenText[] {
    const known = this.#opened[0];
    if (known?.doc.type.schema !== schema) this.#opened = [open(known?.markdown ?? this.#first, schema)];
    return this.#opened;
  }

  #positionsIn(text: string, doc: DocumentNode): Positions {
    if (this.#positions?.doc === doc && this.#positions.text === text) return this.#positions.positions;
    const positions = positionsOf(text, doc);
    this.#positions = { doc, text, positions };
    return positions;
  }
}

/** The ranges of `base` in `text`, found again by their words. */
export function relocate(base: string, text: string, ranges: TextRange[]): (TextRange | null)[] {
  if (base === text) return ranges;
  const anchors = ranges.map((range) => anchorOf(base, range.start, range.end));
  return reanchorAll(base, text, anchors);
}

/** The opened text with the most blocks in common with the document at both ends; of equals the latest. */
function closest(opened: OpenText[], doc: DocumentNode): OpenText {
  const scores = opened.map((text) => {
    const shorter = Math.min(text.doc.childCount, doc.childCount);
    let head = 0;
    while (head < shorter && text.doc.child(head).eq(doc.child(head))) head += 1;
    let tail = 0;
    while (tail < shorter - head && text.doc.children.at(-1 - tail)!.eq(doc.children.at(-1 - tail)!)) tail += 1;
    return head + tail;
  });
  return opened[scores.indexOf(Math.max(...scores))]!;
}

// The editor keeps an empty line at the end to write in; no text has it.
function withoutEmptyEnd(doc: DocumentNode): DocumentNode {
  const last = doc.lastChild;
  if (doc.childCount < 2 || last?.type.name !== "paragraph" || last.content.size > 0) return doc;
  return doc.copy(doc.content.cut(0, doc.content.size - last.nodeSize));
}

function replaceDifference(state: EditorState, wanted: DocumentNode): Transaction {
  const { doc, tr } = state;
  const start = doc.content.findDiffStart(wanted.content);
  const ends = doc.content.findDiffEnd(wanted.content);
  if (start === null || !ends) return tr;
  // The same text at both edges (a repeated word) lets the ends run past the start.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  tr.replace(start, ends.a + overlap, wanted.slice(start, ends.b + overlap));
  return tr.doc.eq(wanted) ? tr : state.tr.replaceWith(0, doc.content.size, wanted.content);
}
