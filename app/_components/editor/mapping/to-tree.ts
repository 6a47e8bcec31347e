import type { Node as DocumentNode } from "@tiptap/pm/model";
import type { AlignType, BlockContent, ListItem, PhrasingContent, Root, RootContent, TableCell, TableRow } from "mdast";
import { writeInline } from "./inline-to-tree.ts";
import { verbatimOf } from "./verbatim-of.ts";

/** The document as Markdown's tree. Empty paragraphs and tasks are left out: Markdown cannot say them. */
export function toTree(doc: DocumentNode): Root {
  return { type: "root", children: writeBlocks(doc) };
}

/** One block as Markdown's tree, or null when there is nothing to write. */
export function writeBlock(node: DocumentNode): RootContent | null {
  switch (node.type.name) {
    case "paragraph": {
      const children = writeInline(node);
      return children.length > 0 ? { type: "paragraph", children } : null;
    }
    case "heading":
      return { type: "heading", depth: node.attrs.level as 1, children: writeInline(node).flatMap(onOneLine) };
    case "horizontalRule":
      return { type: "thematicBreak" };
    case "blockquote":
      return { type: "blockquote", children: writeBlocks(node) as BlockContent[] };
    case "codeBlock":
      return {
        type: "code",
        lang: codeWord(node.attrs.language),
        meta: codeWord(node.attrs.meta),
        value: node.textContent,
      };
    case "bulletList":
    case "orderedList":
    case "taskList":
      return writeList(node);
    case "table":
      return writeTable(node);
    default:
      return verbatimOf(node);
  }
}

function writeBlocks(parent: DocumentNode): RootContent[] {
  const blocks: RootContent[] = [];
  parent.forEach((child) => {
    const block = writeBlock(child);
    if (block) blocks.push(block);
  });
  return blocks;
}

const codeWord = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

function writeList(node: DocumentNode): RootContent | null {
  const items: ListItem[] = [];
  node.forEach((child) => {
    const item = writeItem(child);
    if (item.checked === null || item.children.length > 0) items.push(item);
  });
  if (items.length === 0) return null;
  const spread = Boolean(node.attrs.spread) || items.some((item) => item.spread);
  const ordered = node.type.name === "orderedList";
  return { type: "list", ordered, start: ordered ? (node.attrs.start as number) : null, spread, children: items };
}

function writeItem(node: DocumentNode): ListItem {
  const children = writeBlocks(node) as BlockContent[];
  // Two paragraphs in a tight item would be read as one.
  const needsSpace = children.some(
    (child, index) => child.type === "paragraph" && children[index - 1]?.type === "paragraph",
  );
  const checked = node.type.name === "taskItem" ? Boolean(node.attrs.checked) : null;
  // The box of a task belongs to its first line.
  if (checked !== null && children.length > 0 && children[0]?.type !== "paragraph") {
    children.unshift({ type: "paragraph", children: [{ type: "verbatim", value: "&nbsp;" }] });
  }
  return { type: "listItem", checked, spread: Boolean(node.attrs.spread) || needsSpace, children };
}

function writeTable(node: DocumentNode): RootContent {
  const rows: TableRow[] = [];
  node.forEach((row) => {
    const cells: TableCell[] = [];
    row.forEach((cell) => {
      cells.push({
        type: "tableCell",
        children: (cell.firstChild ? writeInline(cell.firstChild) : []).flatMap(inCell),
      });
    });
    rows.push({ type: "tableRow", children: cells });
  });
  const align: AlignType[] = [];
  node.firstChild?.forEach((cell) => align.push((cell.attrs.align as AlignType) ?? null));
  return { type: "table", align, children: rows };
}

function onOneLine(node: PhrasingContent): PhrasingContent[] {
  if (node.type === "break") return [{ type: "text", value: " " }];
  if (node.type === "text") return [{ ...node, value: node.value.replaceAll("\n", " ") }];
  return "children" in node ? [{ ...node, children: node.children.flatMap(onOneLine) as never }] : [node];
}

function inCell(node: PhrasingContent): PhrasingContent[] {
  if (node.type === "break") return [{ type: "html", value: "<br>" }];
  if ("children" in node) return [{ ...node, children: node.children.flatMap(inCell) as never }];
  return onOneLine(node);
}
