import { visit } from "unist-util-visit";
import { parseMarkdown } from "#lib/text/markdown/syntax";
import { collapse } from "#lib/text/sentences";

/** Whether two pieces of running text have the same marks, links, code and pictures, in any order. */
export function hasSameMarks(one: string, other: string, definitions: string): boolean {
  const [left, right] = [marksOf(one, definitions), marksOf(other, definitions)];
  return left.length === right.length && left.every((mark, index) => mark === right[index]);
}

function marksOf(markdown: string, definitions: string): string[] {
  const marks: string[] = [];
  // The letter in front keeps a number or a hyphen from being read as a list.
  visit(parseMarkdown(`x ${collapse(markdown)}${definitions}`), (node) => {
    if (node.type === "text" || node.type === "root" || node.type === "paragraph") return;
    const own = "url" in node ? node.url : "identifier" in node ? node.identifier : "value" in node ? node.value : "";
    marks.push(`${node.type} ${own}`);
  });
  return marks.sort();
}
