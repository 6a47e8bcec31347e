import type { Mark, Node as DocumentNode } from "@tiptap/pm/model";
import type { Image, InlineCode, PhrasingContent, Text } from "mdast";
import { spanOf } from "#lib/text/markdown/syntax";
import { markType, nodeType, noteAtom, noteText, rawNode, withPlainBreaks, type Reading } from "./reading.ts";

type Marks = readonly Mark[];

/** The inline content of a paragraph, heading or cell. */
export function readInline(reading: Reading, nodes: PhrasingContent[], marks: Marks, inCell = false): DocumentNode[] {
  return nodes.flatMap((node) => readPhrase(reading, node, marks, inCell));
}

function readPhrase(reading: Reading, node: PhrasingContent, marks: Marks, inCell: boolean): DocumentNode[] {
  const within = (children: PhrasingContent[], name: string, attributes?: Record<string, unknown>) =>
    readInline(reading, children, markType(reading, name).create(attributes).addToSet(marks), inCell);
  switch (node.type) {
    case "text":
      return readText(reading, node, marks);
    case "emphasis":
      return within(node.children, "italic");
    case "strong":
      return within(node.children, "bold");
    case "delete":
      return within(node.children, "strike");
    case "inlineCode":
      return readCode(reading, node, marks);
    case "link":
      if (node.children.length === 0) return [rawNode(reading, node, "rawInline").mark(marks)];
      return within(node.children, "link", { href: node.url, title: node.title ?? null });
    case "break":
      return [readAtom(reading, node, "hardBreak", marks)];
    case "image":
      return [readImage(reading, node, marks)];
    case "html":
      // The only way to a second line in a cell.
      if (inCell && /^<br\s*\/?>$/i.test(node.value)) return [readAtom(reading, node, "hardBreak", marks)];
      return [rawNode(reading, node, "rawInline").mark(marks)];
    case "footnoteReference":
    case "imageReference":
    case "linkReference":
    case "verbatim":
      return [rawNode(reading, node, "rawInline").mark(marks)];
  }
}

function readText(reading: Reading, node: Text, marks: Marks): DocumentNode[] {
  const value = withPlainBreaks(node.value);
  if (value === "") return [];
  noteText(reading, node, value, false);
  return value
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [nodeType(reading, "softBreak").create(null, null, marks)] : []),
      ...(line === "" ? [] : [reading.schema.text(line, marks)]),
    ]);
}

function readCode(reading: Reading, node: InlineCode, marks: Marks): DocumentNode[] {
  const value = withPlainBreaks(node.value).replaceAll("\n", " ");
  if (value === "") return [rawNode(reading, node, "rawInline").mark(marks)];
  const start = spanOf(node)?.start ?? reading.cursor;
  const ticks = /^`*/.exec(reading.markdown.slice(start, start + 64))?.[0].length ?? 0;
  noteText(reading, node, value, true, ticks);
  return [reading.schema.text(value, markType(reading, "code").create().addToSet(marks))];
}

function readImage(reading: Reading, node: Image, marks: Marks): DocumentNode {
  noteAtom(reading, node);
  const attributes = { src: node.url, alt: node.alt || null, title: node.title ?? null };
  return nodeType(reading, "image").create(attributes, null, marks);
}

function readAtom(reading: Reading, node: PhrasingContent, name: string, marks: Marks): DocumentNode {
  noteAtom(reading, node);
  return nodeType(reading, name).create(null, null, marks);
}
