import type { Node as DocumentNode, Schema } from "@tiptap/pm/model";
import type { Code, List, ListItem, PhrasingContent, Root, RootContent, Table } from "mdast";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";
import { readInline } from "./inline-to-document.ts";
import { nodeType, noteAtom, noteText, rawNode, withPlainBreaks, type Leaf, type Reading } from "./reading.ts";

/** A Markdown text as the editor's document. What the schema has no node for stays in it as source. */
export function toDocument(markdown: string, schema: Schema): { doc: DocumentNode; tree: Root; leaves: Leaf[] } {
  const tree = parseMarkdown(markdown);
  const reading: Reading = { markdown, schema, leaves: [], cursor: 0 };
  const doc = nodeType(reading, "doc").create(null, readBlocks(reading, tree.children));
  return { doc, tree, leaves: reading.leaves };
}

function readBlocks(reading: Reading, nodes: RootContent[]): DocumentNode[] {
  const blocks = nodes.map((node) => readBlock(reading, node));
  return blocks.length > 0 ? blocks : [nodeType(reading, "paragraph").create()];
}

function readBlock(reading: Reading, node: RootContent): DocumentNode {
  if (node.type === "paragraph") return readParagraph(reading, node.children);
  if (node.type === "heading") {
    return nodeType(reading, "heading").create({ level: node.depth }, readInline(reading, node.children, []));
  }
  if (node.type === "blockquote") {
    return nodeType(reading, "blockquote").create(null, readBlocks(reading, node.children));
  }
  if (node.type === "code") return readCodeBlock(reading, node);
  if (node.type === "list") return readList(reading, node);
  if (node.type === "table") return readTable(reading, node);
  if (node.type !== "thematicBreak") return rawNode(reading, node, "rawBlock");
  noteAtom(reading, node);
  return nodeType(reading, "horizontalRule").create();
}

function readParagraph(reading: Reading, children: PhrasingContent[], inCell = false): DocumentNode {
  return nodeType(reading, "paragraph").create(null, readInline(reading, children, [], inCell));
}

function readCodeBlock(reading: Reading, node: Code): DocumentNode {
  const value = withPlainBreaks(node.value);
  const start = spanOf(node)?.start ?? reading.cursor;
  const fenced = /^(`{3,}|~{3,})/.test(reading.markdown.slice(start, start + 3));
  if (value) noteText(reading, node, value, true, fenced ? reading.markdown.indexOf("\n", start) + 1 - start : 0);
  const attributes = { language: node.lang ?? null, meta: node.meta ?? null };
  return nodeType(reading, "codeBlock").create(attributes, value ? reading.schema.text(value) : null);
}

function readList(reading: Reading, node: List): DocumentNode {
  const tasks = node.children.filter((item) => typeof item.checked === "boolean").length;
  const isTaskList = tasks > 0 && tasks === node.children.length && !node.ordered;
  // A list of tasks and plain items, or of numbered tasks, has no node of its own.
  if (tasks > 0 && !isTaskList) return rawNode(reading, node, "rawBlock");
  const items = node.children.map((item) => readItem(reading, item, isTaskList));
  const spread = node.spread ?? false;
  if (isTaskList) return nodeType(reading, "taskList").create({ spread }, items);
  if (!node.ordered) return nodeType(reading, "bulletList").create({ spread }, items);
  return nodeType(reading, "orderedList").create({ spread, start: node.start ?? 1 }, items);
}

function readItem(reading: Reading, item: ListItem, isTask: boolean): DocumentNode {
  const blocks = item.children.map((child) => readBlock(reading, child));
  // An item begins with a paragraph in the editor, so that there is always a line to write in.
  if (blocks[0]?.type.name !== "paragraph") blocks.unshift(nodeType(reading, "paragraph").create());
  const spread = item.spread ?? false;
  return isTask
    ? nodeType(reading, "taskItem").create({ checked: item.checked, spread }, blocks)
    : nodeType(reading, "listItem").create({ spread }, blocks);
}

function readTable(reading: Reading, node: Table): DocumentNode {
  const columns = Math.max(node.align?.length ?? 0, ...node.children.map((row) => row.children.length));
  const rows = node.children.map((row, rowIndex) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const cell = readParagraph(reading, row.children[column]?.children ?? [], true);
      const type = nodeType(reading, rowIndex === 0 ? "tableHeader" : "tableCell");
      return type.create({ align: node.align?.[column] ?? null }, cell);
    });
    return nodeType(reading, "tableRow").create(null, cells);
  });
  return nodeType(reading, "table").create(null, rows);
}
