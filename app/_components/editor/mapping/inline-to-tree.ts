import type { Mark, Node as DocumentNode } from "@tiptap/pm/model";
import type { PhrasingContent } from "mdast";
import { verbatimOf } from "./verbatim-of.ts";

type Piece = { node: DocumentNode; marks: readonly Mark[] };
type Wrapper = Extract<PhrasingContent, { type: "emphasis" | "strong" | "delete" | "link" }>;

/** The inline content of a text block as Markdown's tree: spaces at edges outside of marks, none at line ends. */
export function writeInline(block: DocumentNode): PhrasingContent[] {
  const pieces: Piece[] = [];
  block.forEach((node) => pieces.push({ node, marks: node.marks }));
  return trimmed(joined(nest(pieces).flatMap(withSpaceOutside)));
}

// Of the marks at a place the one that runs on longest becomes the outermost.
function nest(pieces: Piece[]): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at]!;
    const longest = longestMark(pieces, at);
    if (!longest) {
      content.push(writePiece(piece));
      at += 1;
      continue;
    }
    const inside = pieces.slice(at, at + longest.length).map(({ node, marks }) => ({
      node,
      marks: marks.filter((mark) => !mark.eq(longest.mark)),
    }));
    content.push(wrap(longest.mark, nest(inside)));
    at += longest.length;
  }
  return content;
}

function longestMark(pieces: Piece[], at: number): { mark: Mark; length: number } | null {
  let longest: { mark: Mark; length: number } | null = null;
  for (const mark of pieces[at]!.marks) {
    if (mark.type.name === "code") continue;
    let end = at;
    while (end < pieces.length && pieces[end]!.marks.some((other) => other.eq(mark))) end += 1;
    if (!longest || end - at > longest.length) longest = { mark, length: end - at };
  }
  return longest;
}

function wrap(mark: Mark, children: PhrasingContent[]): Wrapper {
  switch (mark.type.name) {
    case "italic":
      return { type: "emphasis", children };
    case "bold":
      return { type: "strong", children };
    case "strike":
      return { type: "delete", children };
    case "link":
      return {
        type: "link",
        url: String(mark.attrs.href),
        title: mark.attrs.title as string | null,
        children: children as never,
      };
    default:
      throw new Error(`Markdown has no sign for ${mark.type.name}`);
  }
}

function writePiece({ node, marks }: Piece): PhrasingContent {
  switch (node.type.name) {
    case "text":
      if (marks.some((mark) => mark.type.name === "code")) return { type: "inlineCode", value: node.text ?? "" };
      return { type: "text", value: node.text ?? "" };
    case "softBreak":
      return { type: "text", value: "\n" };
    case "hardBreak":
      return { type: "break" };
    case "image":
      return {
        type: "image",
        url: String(node.attrs.src),
        alt: node.attrs.alt as string,
        title: node.attrs.title as string,
      };
    default:
      return verbatimOf(node);
  }
}

const isWrapper = (node: PhrasingContent): node is Wrapper =>
  node.type === "emphasis" || node.type === "strong" || node.type === "delete" || node.type === "link";

// `**word **` is no emphasis in Markdown; `**word** ` is.
function withSpaceOutside(node: PhrasingContent): PhrasingContent[] {
  if (!isWrapper(node)) return [node];
  const children: PhrasingContent[] = joined(node.children.flatMap(withSpaceOutside));
  const before = takeSpace(children, 0, /^[ \t\n]+/);
  const behind = takeSpace(children, children.length - 1, /[ \t\n]+$/);
  return [
    ...(before ? [{ type: "text", value: before } as const] : []),
    ...(children.length > 0 ? [{ ...node, children: children as never }] : []),
    ...(behind ? [{ type: "text", value: behind } as const] : []),
  ];
}

function takeSpace(children: PhrasingContent[], index: number, pattern: RegExp): string {
  const child = children[index];
  if (child?.type !== "text") return "";
  const space = pattern.exec(child.value)?.[0] ?? "";
  const value = child.value.replace(pattern, "");
  if (value === "") children.splice(index, 1);
  else children[index] = { ...child, value };
  return space;
}

function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text")
      result[result.length - 1] = { ...last, value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

// Space and breaks at the edge of a block, and space at a line's end, mean nothing and would come out as `&#x20;`.
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const content = nodes.map((node, index) => {
    if (node.type !== "text") return node;
    let value = node.value.replace(/[ \t]*\n[ \t]*/g, "\n");
    if (index === 0 || nodes[index - 1]?.type === "break") value = value.replace(/^[ \t\n]+/, "");
    if (index === nodes.length - 1 || nodes[index + 1]?.type === "break") value = value.replace(/[ \t\n]+$/, "");
    return { ...node, value };
  });
  const isNothing = (node: PhrasingContent | undefined) =>
    node?.type === "break" || (node?.type === "text" && node.value === "");
  while (isNothing(content[0])) content.shift();
  while (isNothing(content.at(-1))) content.pop();
  return content.filter((node) => node.type !== "text" || node.value !== "");
}
