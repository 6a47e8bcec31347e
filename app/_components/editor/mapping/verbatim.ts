/**
 * The verbatim layer: a text that was opened and saved without an edit is the same byte for byte, and an edit writes
 * anew only the blocks that it touched.
 */
import type { Node as DocumentNode, Schema } from "@tiptap/pm/model";
import type { RootContent } from "mdast";
import { spanOf, writeMarkdown, type WritingStyle } from "#lib/text/markdown/syntax";
import { styleOf } from "#lib/text/markdown/writing-style";
import { matchBlocks } from "./match-blocks.ts";
import { toDocument } from "./to-document.ts";
import { toTree, writeBlock } from "./to-tree.ts";

/** A text that is open in the editor: what a save copies from. */
export type OpenText = {
  markdown: string;
  doc: DocumentNode;
  /** The top-level blocks in the text, one for each child of `doc`; none when the text is blank. */
  spans: { start: number; end: number }[];
  style: WritingStyle;
};

export function open(markdown: string, schema: Schema): OpenText {
  const { doc, tree } = toDocument(markdown, schema);
  const spans = tree.children.map((block) => {
    const span = spanOf(block);
    if (!span) throw new Error("a top-level block has no place in its text");
    return span;
  });
  return { markdown, doc, spans, style: styleOf(markdown, tree) };
}

/** The Markdown of the edited document, checked by reading it again. */
export function save(opened: OpenText, doc: DocumentNode): string {
  if (doc.eq(opened.doc)) return opened.markdown;
  const spliced = splice(opened, doc);
  if (says(spliced, doc)) return spliced;
  const whole = withLineEnds(opened, writeMarkdown(toTree(doc), opened.style));
  // A reference whose definition was deleted reads as plain text either way: then the fewest changes are best.
  return says(whole, doc) ? whole : spliced;
}

function says(markdown: string, doc: DocumentNode): boolean {
  return meaning(toDocument(markdown, doc.type.schema).doc) === meaning(doc);
}

// Whether a list is loose is a matter of spacing: the writer may have to change it.
function meaning(doc: DocumentNode): string {
  return JSON.stringify(toTree(doc), (key, value: unknown) => (key === "spread" ? undefined : value));
}

type Piece = { text: string; node: DocumentNode; from: number };

function splice(opened: OpenText, doc: DocumentNode): string {
  const { markdown, spans } = opened;
  const before = spans.length > 0 ? opened.doc.children : [];
  const matches = matchBlocks(before, doc.children);
  const pieces: Piece[] = [];
  doc.forEach((node, _, index) => {
    const from = matches[index] ?? -1;
    const piece = writePiece(opened, node, from, pieces.at(-1));
    if (piece) pieces.push(piece);
  });
  const body = pieces.map((piece, index) => gapBefore(opened, piece, pieces[index - 1]) + piece.text).join("");
  if (body === "") return "";
  return body + (spans.length > 0 ? markdown.slice(spans.at(-1)!.end) : lineEnd(opened));
}

function gapBefore({ markdown, spans, ...opened }: OpenText, piece: Piece, previous: Piece | undefined): string {
  if (!previous) return piece.from === 0 ? markdown.slice(0, spans[0]!.start) : "";
  if (piece.from > 0 && previous.from === piece.from - 1) {
    return markdown.slice(spans[previous.from]!.end, spans[piece.from]!.start);
  }
  return lineEnd({ markdown, spans, ...opened }).repeat(2);
}

function writePiece(opened: OpenText, node: DocumentNode, from: number, previous: Piece | undefined): Piece | null {
  const joinsList =
    previous !== undefined && sameListFamily(previous.node, node) && !(from > 0 && previous.from === from - 1);
  // At the start of a text `---` opens front matter.
  const opensText = previous === undefined && node.type.name === "horizontalRule" && from !== 0;
  if (from >= 0 && !joinsList && !opensText) {
    const span = opened.spans[from]!;
    return { text: opened.markdown.slice(span.start, span.end), node, from };
  }
  const block = writeBlock(node);
  if (!block) return null;
  let style = opened.style;
  if (joinsList) style = { ...style, ...otherBullet(previous.text) };
  if (opensText) style = { ...style, rule: "*" };
  return { text: writeAlone(opened, block, style), node, from };
}

function writeAlone(opened: OpenText, block: RootContent, style: WritingStyle): string {
  return withLineEnds(opened, writeMarkdown({ type: "root", children: [block] }, style)).replace(/\r?\n$/, "");
}

function sameListFamily(one: DocumentNode, other: DocumentNode): boolean {
  const family = ({ type }: DocumentNode) =>
    type.name === "orderedList" ? "ordered" : type.name === "bulletList" || type.name === "taskList" ? "bullet" : null;
  return family(one) !== null && family(one) === family(other);
}

// Two lists in a row are two only when their signs differ.
function otherBullet(list: string): WritingStyle {
  const [, sign, delimiter] = /^\s*([-*+]|\d+([.)]))/.exec(list) ?? [];
  if (delimiter) return { bulletOrdered: delimiter === "." ? ")" : "." };
  return sign === "-" ? { bullet: "*", bulletOther: "+" } : { bullet: "-", bulletOther: "+" };
}

function lineEnd({ markdown }: OpenText): string {
  return markdown.includes("\r\n") ? "\r\n" : "\n";
}

function withLineEnds(opened: OpenText, text: string): string {
  return lineEnd(opened) === "\n" ? text : text.replaceAll("\n", "\r\n");
}
