import type { Nodes } from "mdast";
import type { Node as DocumentNode, Schema } from "@tiptap/pm/model";
import { sourceOf } from "#lib/text/markdown/source-of";
import { spanOf } from "#lib/text/markdown/syntax";
import type { WrittenText } from "#lib/text/markdown/character-offsets";

/** What one or more places of the document were read from: text unit by unit, or a node that is one unit. */
export type Leaf = ({ kind: "text" } & WrittenText) | { kind: "atom"; from: number; to: number };

/** One pass over a Markdown text: its leaves come out in the order in which the document holds them. */
export type Reading = {
  markdown: string;
  schema: Schema;
  leaves: Leaf[];
  /** Where the leaf before ended: a few nodes (addresses that GFM finds late) do not know their own place. */
  cursor: number;
};

export function nodeType(reading: Reading, name: string) {
  const type = reading.schema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
}

export function markType(reading: Reading, name: string) {
  const type = reading.schema.marks[name];
  if (!type) throw new Error(`the schema has no mark ${name}`);
  return type;
}

/** A node that the editor shows as source. */
export function rawNode(reading: Reading, node: Nodes, name: "rawBlock" | "rawInline"): DocumentNode {
  noteAtom(reading, node);
  return nodeType(reading, name).create({ source: sourceOf(reading.markdown, node), kind: node.type });
}

export function noteAtom(reading: Reading, node: Nodes): void {
  const from = spanOf(node)?.start ?? reading.cursor;
  const to = spanOf(node)?.end ?? from;
  reading.leaves.push({ kind: "atom", from, to });
  reading.cursor = to;
}

/** Notes the text of a leaf; `skip` is the length of the opening sign before it. */
export function noteText(reading: Reading, node: Nodes, value: string, literal: boolean, skip = 0): void {
  const span = spanOf(node);
  const from = span ? span.start + skip : reading.cursor;
  const to = span?.end ?? Math.min(reading.markdown.length, from + 2 * value.length + 8);
  reading.leaves.push({ kind: "text", value, from, to, literal });
  reading.cursor = span ? to : from + value.length;
}

/** Line breaks as the document has them. */
export function withPlainBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
