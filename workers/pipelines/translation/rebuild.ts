import type { Element, Nodes } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { writeMarkdown } from "#lib/text/markdown/syntax";
import type { Segment } from "./segments.ts";

const reader = unified().use(rehypeParse, { fragment: true });

/** The Markdown of a translated segment; null when the engine lost or doubled a mark, or something that was kept. */
export function rebuild(segment: Segment, html: string): string | null {
  const seen: string[] = [];
  const markdown = reader
    .parse(html)
    .children.map((node) => markdownOf(node, segment, seen))
    .join("")
    .replace(/[ \t]*\n[ \t]*/g, " ")
    .replace(new RegExp(`(?<=[\\p{L}\\p{N}])${APART}(?=\\S)|(?<=\\S)${APART}(?=[\\p{L}\\p{N}])`, "gu"), " ")
    .replaceAll(APART, "")
    .trim();
  const wanted = [...segment.marks.keys(), ...segment.kept.keys()];
  const complete = seen.length === wanted.length && wanted.every((id) => seen.includes(id));
  return complete && markdown !== "" ? restoreBreaks(markdown, segment) : null;
}

/** Words as Markdown: signs that would be read as marks are escaped. Spaces around them stay. */
export function wordsToMarkdown(words: string): string {
  const core = words.trim();
  if (core === "") return words === "" ? "" : " ";
  const written = writeMarkdown({
    type: "root",
    children: [{ type: "paragraph", children: [{ type: "text", value: core }] }],
  }).trimEnd();
  return (/^\s/.test(words) ? " " : "") + written + (/\s$/.test(words) ? " " : "");
}

function markdownOf(node: Nodes, segment: Segment, seen: string[]): string {
  if (node.type === "text") return wordsToMarkdown(node.value);
  if (node.type !== "element") return "";
  const id = idOf(node);
  const inner = node.children.map((child) => markdownOf(child, segment, seen)).join("");
  const kept = segment.kept.get(id);
  const mark = segment.marks.get(id);
  if (kept !== undefined || mark) seen.push(id);
  if (kept !== undefined) return isBreak(kept) ? BREAK + id + BREAK : apart(kept, id, segment);
  if (!mark) return inner;
  // Marks bind to words: a space inside them would stop them from being marks.
  const core = inner.trim();
  const marked = apart(mark.open + core + mark.close, id, segment);
  return (/^\s/.test(inner) ? " " : "") + marked + (/\s$/.test(inner) ? " " : "");
}

/** Engines shift the spaces around tags: where the source has one, a word beside it is kept apart. */
const APART = "\u0002";

function apart(markdown: string, id: string, { html }: Segment): string {
  const before = new RegExp(`(^|\\s)<(?:img|span) id="${id}">`).test(html);
  const after = new RegExp(`<img id="${id}">(\\s|$)|<span id="${id}">(?:(?!<span).)*?</span>(\\s|$)`, "s").test(html);
  return (before ? APART : "") + markdown + (after ? APART : "");
}

/** Stands for a hard line break until the spaces around it are in order. */
const BREAK = "\u0001";

function isBreak(source: string): boolean {
  return /\n\s*$/.test(source);
}

function restoreBreaks(markdown: string, segment: Segment): string {
  return markdown.replace(
    new RegExp(`\\s*${BREAK}(\\d+)${BREAK}\\s*`, "g"),
    (_all, id: string) => segment.kept.get(id) ?? "",
  );
}

function idOf(element: Element): string {
  return String(element.properties.id ?? "");
}
