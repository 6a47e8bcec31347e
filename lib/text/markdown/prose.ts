/** The running text of Markdown, at the offsets where it stands: for checks that must not read code or addresses. */
import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { parseMarkdown, spanOf } from "./syntax.ts";

export type ProseBlock = {
  kind: "heading" | "paragraph" | "cell";
  /** 1 to 6 for headings, else 0. */
  depth: number;
  start: number;
  end: number;
};

export type Prose = {
  /** As long as the Markdown: marks, code, addresses and HTML are spaces, so that offsets are the same. */
  text: string;
  blocks: ProseBlock[];
};

export function readProse(markdown: string): Prose {
  const tree = parseMarkdown(markdown);
  const blocks: ProseBlock[] = [];
  const masked = markdown.replace(/[^\n]/g, " ").split("");
  visit(tree, (node) => {
    const span = spanOf(node);
    if (!span) return;
    const block = blockOf(node);
    if (block) blocks.push({ ...block, ...span });
    if (node.type !== "text") return;
    const words = withoutMarks(markdown.slice(span.start, span.end));
    for (let index = 0; index < words.length; index += 1) masked[span.start + index] = words[index] ?? " ";
  });
  return { text: masked.join(""), blocks };
}

/** A tree node that holds running text. */
function blockOf(node: Nodes): Pick<ProseBlock, "kind" | "depth"> | null {
  if (node.type === "heading") return { kind: "heading", depth: node.depth };
  if (node.type === "paragraph") return { kind: "paragraph", depth: 0 };
  return node.type === "tableCell" ? { kind: "cell", depth: 0 } : null;
}

/** Of the same length: quotation marks of further lines and the backslash of an escape become spaces. */
function withoutMarks(text: string): string {
  return text
    .replace(/\n[ \t]*(?:>[ \t]?)+/g, (mark) => `\n${" ".repeat(mark.length - 1)}`)
    .replace(/\\([!-/:-@[-`{-~])/g, " $1");
}
