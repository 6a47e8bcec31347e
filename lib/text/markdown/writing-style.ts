import type { List, Root } from "mdast";
import { visit } from "unist-util-visit";
import { spanOf, type WritingStyle } from "./syntax.ts";

/** The signs that a text already uses, so that what is written anew looks like what stands around it. */
export function styleOf(markdown: string, tree: Root): WritingStyle {
  const style: WritingStyle = {};
  visit(tree, (node) => {
    const start = spanOf(node)?.start;
    if (start === undefined) return;
    const sign = markdown[start];
    if (node.type === "list") readList(markdown, node, start, style);
    else if (node.type === "emphasis" && (sign === "*" || sign === "_")) style.emphasis ??= sign;
    else if (node.type === "strong" && (sign === "*" || sign === "_")) style.strong ??= sign;
    else if (node.type === "thematicBreak" && (sign === "*" || sign === "-" || sign === "_")) style.rule ??= sign;
    else if (node.type === "code" && (sign === "`" || sign === "~")) style.fence ??= sign;
    else if (node.type === "heading" && node.depth <= 2) style.setext ??= sign !== "#";
  });
  return style;
}

function readList(markdown: string, list: List, start: number, style: WritingStyle): void {
  const sign = markdown[start];
  if (!list.ordered) {
    if (style.bullet || (sign !== "-" && sign !== "*" && sign !== "+")) return;
    style.bullet = sign;
    style.bulletOther = sign === "-" ? "*" : "-";
    return;
  }
  const delimiter = /^\d+([.)])/.exec(markdown.slice(start, start + 12))?.[1];
  if (delimiter === "." || delimiter === ")") style.bulletOrdered ??= delimiter;
  const second = list.children[1] && spanOf(list.children[1]);
  if (second) style.incrementListMarker ??= Number.parseInt(markdown.slice(second.start), 10) !== (list.start ?? 1);
}
