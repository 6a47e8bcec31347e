/** Evidence as footnotes: a numeral after each claim that a source supports, and the list that the numerals lead to. */
import type { Element, Root, RootContent, Text } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import type { Evidence } from "#lib/kinds/evidence";
import { characterOffsets } from "#lib/text/markdown/character-offsets";
import { markdownToTree } from "#lib/text/markdown/html";

export type Footnote = { number: number; sourceId: string; quote: string };
export type Footnoted = { html: string; notes: Footnote[] };

/** Between two numerals, so that 1 and 2 do not read as 12. */
const THIN_SPACE = "\u2009";

type Mark = { number: number; at: number };
type Leaf = { node: Text; from: number; to: number };

/** `label`: what a screen reader says of a numeral. The HTML is sanitised. */
export function footnote(markdown: string, evidence: Evidence[], label: (number: number) => string): Footnoted {
  const { tree, notes } = footnoteTree(markdown, evidence, label);
  return { html: unified().use(rehypeStringify).stringify(tree), notes };
}

/** The same as a tree, for those who go on working on it. */
export function footnoteTree(markdown: string, evidence: Evidence[], label: (number: number) => string) {
  const tree = markdownToTree(markdown);
  const claims = claimsOf(evidence);
  const notes: Footnote[] = [];
  const marks: Mark[] = [];
  for (const claim of claims) {
    const known = notes.find((note) => note.sourceId === claim.sourceId && note.quote === claim.quote);
    const note = known ?? { number: notes.length + 1, sourceId: claim.sourceId, quote: claim.quote };
    if (!known) notes.push(note);
    marks.push({ number: note.number, at: claim.end });
  }
  placeMarks(tree, markdown, marks, label);
  return { tree, notes };
}

/** Supported claims about a range, in the order of the text. */
function claimsOf(evidence: Evidence[]): { sourceId: string; quote: string; end: number }[] {
  return evidence
    .flatMap(({ place, sourceId, quote, state }) =>
      "end" in place && sourceId && state === "supported" ? [{ sourceId, quote, end: place.end }] : [],
    )
    .sort((one, other) => one.end - other.end);
}

function placeMarks(tree: Root, markdown: string, marks: Mark[], label: (number: number) => string): void {
  const leaves = leavesOf(tree);
  const byLeaf = new Map<Text, Mark[]>();
  const seen = new Set<number>();
  for (const mark of marks) {
    const leaf = leaves.findLast(({ from }) => from < mark.at);
    if (leaf)
      byLeaf.set(leaf.node, [...(byLeaf.get(leaf.node) ?? []), { ...mark, at: indexIn(leaf, markdown, mark.at) }]);
  }
  visit(tree, "text", (node, index, parent) => {
    const here = byLeaf.get(node);
    if (!here || !parent || index === undefined) return;
    const parts = split(node, here, (number) => numeral(number, label(number), !seen.has(number), seen));
    (parent.children as RootContent[]).splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
}

function leavesOf(tree: Root): Leaf[] {
  const leaves: Leaf[] = [];
  visit(tree, "text", (node) => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from !== undefined && to !== undefined) leaves.push({ node, from, to });
  });
  return leaves;
}

/** How many characters of the leaf stand before the offset; all of them for an offset behind it. */
function indexIn({ node, from, to }: Leaf, markdown: string, offset: number): number {
  if (offset >= to) return node.value.length;
  const offsets = characterOffsets(markdown, { value: node.value, from, to, literal: false });
  const index = offsets?.findIndex((at) => at >= offset) ?? -1;
  return index < 0 ? node.value.length : index;
}

function split(node: Text, marks: Mark[], draw: (number: number) => Element): RootContent[] {
  const parts: RootContent[] = [];
  let from = 0;
  for (const { at, number } of marks) {
    if (at > from) parts.push({ type: "text", value: node.value.slice(from, at) });
    else if (parts.length > 0) parts.push({ type: "text", value: THIN_SPACE });
    parts.push(draw(number));
    from = Math.max(from, at);
  }
  if (from < node.value.length) parts.push({ type: "text", value: node.value.slice(from) });
  return parts;
}

/** Only the first numeral of a note has the id that the note leads back to. */
function numeral(number: number, label: string, isFirst: boolean, seen: Set<number>): Element {
  seen.add(number);
  const properties = { href: `#source-${number}`, ariaLabel: label, ...(isFirst && { id: `mark-${number}` }) };
  const link: Element = {
    type: "element",
    tagName: "a",
    properties,
    children: [{ type: "text", value: String(number) }],
  };
  return { type: "element", tagName: "sup", properties: {}, children: [link] };
}
