import type { Nodes } from "mdast";
import { spanOf } from "./syntax.ts";

/**
 * The Markdown that a node was read from, as it would stand alone: the marks of the quotes and lists around it
 * are taken off its further lines, since writing the node inside them puts them there again.
 */
export function sourceOf(markdown: string, node: Nodes): string {
  if (node.type === "html") return node.value;
  const span = spanOf(node);
  if (!span) return "value" in node ? node.value : "";
  const lineStart = markdown.lastIndexOf("\n", span.start - 1) + 1;
  const before = markdown.slice(lineStart, span.start);
  const width = /^[ \t>\d.)*+-]*$/.test(before) ? before.length : 0;
  const [first = "", ...further] = markdown.slice(span.start, span.end).split(/\r\n?|\n/);
  return [first, ...further.map((line) => withoutContainer(line, width))].join("\n");
}

function withoutContainer(line: string, width: number): string {
  let cut = 0;
  while (cut < width && /[ \t>]/.test(line[cut] ?? "")) cut += 1;
  return line.slice(cut);
}
