/** The running text of a Markdown text, cut into sentences wherever no mark is open across the cut. */
import { toString } from "mdast-util-to-string";
import type { Nodes, PhrasingContent, Text } from "mdast";
import { characterOffsets } from "#lib/text/markdown/character-offsets";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";
import { sentencesIn } from "#lib/text/sentences";

/** One sentence, or several that a mark holds together: whole nodes, and parts of text nodes. */
export type Run = { nodes: PhrasingContent[]; inCell: boolean };

const CONTAINERS = new Set(["heading", "paragraph", "tableCell"]);

/** In order. What lies between runs is no running text, or white space. */
export function cutIntoRuns(markdown: string, language: string): Run[] {
  const runs: Run[] = [];
  const walk = (node: Nodes) => {
    if (CONTAINERS.has(node.type) && "children" in node) {
      const inCell = node.type === "tableCell";
      for (const line of splitAtBreaks(node.children as PhrasingContent[]))
        for (const nodes of splitAtSentences(markdown, line, language)) runs.push({ nodes, inCell });
    } else if ("children" in node) node.children.forEach(walk);
  };
  walk(parseMarkdown(markdown));
  return runs;
}

function splitAtBreaks(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === "break") lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.filter((line) => line.length > 0);
}

/** Where each child stands in the flattened text, and, for text, in the Markdown. */
type Laid = { node: PhrasingContent; start: number; end: number; offsets: number[] | null };

function splitAtSentences(markdown: string, line: PhrasingContent[], language: string): PhrasingContent[][] {
  const laid = lay(markdown, line);
  const flat = laid.map(({ node }) => flatTextOf(node)).join("");
  const cuts = sentencesIn(flat, { start: 0, end: flat.length }, language)
    .slice(1)
    .map((sentence) => sentence.start)
    .filter((at) =>
      laid.some(
        ({ node, start, end, offsets }) => at === start || (at > start && at < end && node.type === "text" && offsets),
      ),
    );
  const borders = [0, ...cuts, flat.length];
  return borders
    .slice(0, -1)
    .map((from, index) => trimmed(laid.flatMap((child) => partOf(child, from, borders[index + 1] ?? flat.length))))
    .filter((nodes) => nodes.length > 0);
}

function lay(markdown: string, line: readonly PhrasingContent[]): Laid[] {
  let at = 0;
  return line.map((node) => {
    const start = at;
    at += flatTextOf(node).length;
    const span = spanOf(node);
    const isText = node.type === "text" && span !== null;
    const offsets = isText
      ? characterOffsets(markdown, { value: node.value, from: span.start, to: span.end, literal: false })
      : null;
    return { node, start, end: at, offsets };
  });
}

/** What is no text counts as one letter, so that a sentence does not end in it. */
function flatTextOf(node: PhrasingContent): string {
  if (node.type === "text") return node.value.replace(/[\r\n]/g, " ");
  return toString(node, { includeHtml: false, includeImageAlt: false }).replace(/[\r\n]/g, " ") || "x";
}

function partOf({ node, start, end, offsets }: Laid, from: number, to: number): PhrasingContent[] {
  if (end <= from || start >= to) return [];
  if (start >= from && end <= to) return [node];
  if (node.type !== "text" || !offsets) return from <= start ? [node] : [];
  return [sliceText(node, offsets, Math.max(0, from - start), Math.min(node.value.length, to - start))];
}

function sliceText(node: Text, offsets: readonly number[], from: number, to: number): Text {
  const position = node.position;
  if (!position) return node;
  const start = from === 0 ? position.start : { ...position.start, offset: offsets[from] };
  const end = to >= node.value.length ? position.end : { ...position.end, offset: offsets[to] };
  return { type: "text", value: node.value.slice(from, to), position: { start, end } };
}

/** Without the white space at both ends, and without text that is nothing else. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [nodes[0], nodes.at(-1)];
  const kept = [...nodes];
  if (last?.type === "text") kept[kept.length - 1] = trimText(last, false);
  if (first?.type === "text") kept[0] = trimText(kept[0] as Text, true);
  return kept.filter((node) => node.type !== "text" || node.value !== "");
}

function trimText(node: Text, atStart: boolean): Text {
  const value = atStart ? node.value.trimStart() : node.value.trimEnd();
  const cut = node.value.length - value.length;
  const position = node.position;
  if (cut === 0 || !position) return node;
  const [start, end] = [position.start.offset ?? 0, position.end.offset ?? 0];
  return {
    type: "text",
    value,
    position: atStart
      ? { ...position, start: { ...position.start, offset: Math.min(end, start + cut) } }
      : { ...position, end: { ...position.end, offset: Math.max(start, end - cut) } },
  };
}
