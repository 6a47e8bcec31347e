import type { Nodes, PhrasingContent } from "mdast";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";

/**
 * One run of words of a Markdown text, as an engine translates it: HTML, in which `<span id="n">` stands for a mark
 * (emphasis, link) and `<img id="n">` for what is not translated (code, images, placeholders, addresses).
 */
export type Segment = {
  /** Where it stands in the Markdown, in UTF-16 code units. */
  start: number;
  end: number;
  html: string;
  /** By id: what to write around the words of a mark, exactly as the source has it. */
  marks: Map<string, { open: string; close: string }>;
  /** By id: what stands for itself. */
  kept: Map<string, string>;
};

const containers = new Set(["heading", "paragraph", "tableCell"]);
const markTypes = new Set(["emphasis", "strong", "delete", "link"]);

/** {name}, {{name}}, ${name}, %s and %1$d, and bare addresses: what software puts in, or nobody translates. */
const placeholder =
  /\{\{[^{}\n]{1,80}\}\}|\$?\{[^{}\n]{1,80}\}|%(?:\d+\$)?[sdif]\b|\b(?:https?:\/\/|www\.)[^\s<>)]+|\b[\w.+-]+@[\w-]+\.[\w.-]+/g;

/** Runs that have words, in order. What lies between them stays byte for byte. */
export function splitSegments(markdown: string): Segment[] {
  const segments: Segment[] = [];
  const walk = (node: Nodes) => {
    if (containers.has(node.type) && "children" in node) {
      const segment = segmentOf(markdown, node.children as PhrasingContent[]);
      if (segment) segments.push(segment);
    } else if ("children" in node) node.children.forEach(walk);
  };
  walk(parseMarkdown(markdown));
  return segments;
}

function segmentOf(markdown: string, children: PhrasingContent[]): Segment | null {
  const [first, last] = [children[0] && spanOf(children[0]), children.at(-1) && spanOf(children.at(-1)!)];
  if (!first || !last) return null;
  const segment: Segment = { start: first.start, end: last.end, html: "", marks: new Map(), kept: new Map() };
  segment.html = children.map((child) => htmlOf(markdown, child, segment)).join("");
  return /\p{L}/u.test(segment.html.replace(/<[^>]*>/g, "")) ? segment : null;
}

function htmlOf(markdown: string, node: PhrasingContent, segment: Segment): string {
  if (node.type === "text") return textOf(node.value, segment);
  const span = spanOf(node);
  if (!span) return "";
  if (node.type === "break") return keep(markdown.slice(span.start, span.end), segment);
  const inner = "children" in node && markTypes.has(node.type) ? innerSpan(node.children) : null;
  if (!inner || isBareLink(node)) return keep(markdown.slice(span.start, span.end), segment);
  const id = nextId(segment);
  segment.marks.set(id, {
    open: markdown.slice(span.start, inner.start),
    close: markdown.slice(inner.end, span.end),
  });
  const words = (node as { children: PhrasingContent[] }).children.map((child) => htmlOf(markdown, child, segment));
  return `<span id="${id}">${words.join("")}</span>`;
}

function textOf(value: string, segment: Segment): string {
  let html = "";
  let from = 0;
  for (const match of value.matchAll(placeholder)) {
    html += escape(value.slice(from, match.index)) + keep(match[0], segment);
    from = match.index + match[0].length;
  }
  return html + escape(value.slice(from));
}

function keep(source: string, segment: Segment): string {
  const id = nextId(segment);
  segment.kept.set(id, source);
  return `<img id="${id}">`;
}

function nextId(segment: Segment): string {
  return String(segment.marks.size + segment.kept.size + 1);
}

function innerSpan(children: PhrasingContent[]): { start: number; end: number } | null {
  const [first, last] = [children[0] && spanOf(children[0]), children.at(-1) && spanOf(children.at(-1)!)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** An address that is its own text. */
function isBareLink(node: PhrasingContent): boolean {
  if (node.type !== "link") return false;
  const [only] = node.children;
  return node.children.length === 1 && only?.type === "text" && node.url.replace(/^mailto:/, "").endsWith(only.value);
}

/** A line break inside a paragraph is a space to a translator. */
function escape(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
