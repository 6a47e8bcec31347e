/** A published page as Markdown: the same words, the sources and how it was made, for readers and machines. */
import { kindOf } from "#lib/kinds/registry";
import { writeMarkdown } from "#lib/text/markdown/syntax";
import type { Footnote } from "../../_kinds/text/footnotes.ts";
import { footnote } from "../../_kinds/text/footnotes.ts";
import type { LoadedPage } from "./load-page.ts";

export type TwinWords = { sources: string; howMade: string; made: string[] };

export function markdownTwin({ page, sources }: LoadedPage, words: TwinWords): string {
  const parts = [page.form === "text" ? textOf(page) : kindOf(page.kind).toMarkdown(page.content).trim()];
  if (page.form === "text") {
    const { notes } = footnote(page.content.markdown, page.evidence, String);
    if (notes.length > 0) parts.push(heading(2, words.sources), notes.map((note) => line(note, sources)).join("\n"));
  }
  parts.push(heading(2, words.howMade), words.made.map(plain).join("\n\n"));
  return `${parts.join("\n\n")}\n`;
}

function textOf({ title, content }: { title: string; content: { markdown?: string } }): string {
  return `${heading(1, title)}\n\n${(content.markdown ?? "").trim()}`;
}

function line({ number, sourceId, quote }: Footnote, sources: Map<string, string>): string {
  return `${number}. ${plain(`${sources.get(sourceId) ?? ""}: “${quote}”`)}`;
}

function heading(depth: 1 | 2, value: string): string {
  return writeMarkdown({
    type: "root",
    children: [{ type: "heading", depth, children: [{ type: "text", value: oneLine(value) }] }],
  }).trim();
}

function plain(value: string): string {
  return writeMarkdown({
    type: "root",
    children: [{ type: "paragraph", children: [{ type: "text", value: oneLine(value) }] }],
  }).trim();
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
