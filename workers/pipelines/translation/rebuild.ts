/** From the engine's HTML back to Markdown. Nothing is taken that would change the structure of the text. */
import type { Element, ElementContent, Nodes, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { hasSameMarks } from "./same-marks.ts";
import type { Segment } from "./segments.ts";
import { wordsToMarkdown } from "./words-to-markdown.ts";

const reader = unified().use(rehypeParse, { fragment: true });

/** The Markdown of a translated segment; null when the engine lost or doubled a mark, or something that was kept. */
export function rebuild(segment: Segment, html: string, source: string): string | null {
  const seen: string[] = [];
  const nodes = wrapNextWords(reader.parse(html).children, segment);
  const markdown = joined(nodes.map((node) => markdownOf(node, segment, seen)))
    .replace(/\s*\n\s*/g, " ")
    .replace(new RegExp(`(?<=[\\p{L}\\p{N}])${APART}(?=\\S)|(?<=\\S)${APART}(?=[\\p{L}\\p{N}])`, "gu"), " ")
    .replaceAll(APART, "")
    .replace(/(?<=[*_~`)\]]) +(?=[,.:;!?](?:\s|$))/g, (space, at: number, all: string) =>
      source.includes(all.slice(at - 1, at + 2)) ? space : "",
    )
    .trim();
  const wanted = [...segment.marks.keys(), ...segment.kept.keys()];
  const complete = seen.length === wanted.length && wanted.every((id) => seen.includes(id));
  if (!complete || markdown === "" || !hasSameMarks(source, markdown, segment.definitions)) return null;
  return withCapital(markdown, source);
}

/** Engines begin short segments with a small letter: where the source has a capital, so has the translation. */
function withCapital(markdown: string, source: string): string {
  if (!/^[*_~["“‘«(¿¡\s]*\p{Lu}/u.test(source) || /^(?:https?:|www\.)/i.test(markdown)) return markdown;
  return markdown.replace(
    /^([*_~["“‘«(¿¡\s]*)(\p{Ll})/u,
    (_all, marks: string, letter: string) => marks + letter.toUpperCase(),
  );
}

/** Engines sometimes close a tag before its word: `<span></span>word` was meant to be around it. */
function wrapNextWords(nodes: RootContent[], { marks }: Segment): RootContent[] {
  const list = [...nodes];
  for (const [index, node] of list.entries()) {
    const next = list[index + 1];
    if (node.type !== "element" || node.children.length > 0 || next?.type !== "text") continue;
    if (marks.get(idOf(node))?.words !== 1) continue;
    const [, word = "", rest = ""] = /^(\s?[\p{L}\p{M}\p{N}'’-]+)([\s\S]*)$/u.exec(next.value) ?? [];
    if (word === "") continue;
    list[index] = { ...node, children: [{ type: "text", value: word }] };
    list[index + 1] = { type: "text", value: rest };
  }
  return list;
}

function markdownOf(node: Nodes | ElementContent, segment: Segment, seen: string[]): string {
  if (node.type === "text") return textOf(node.value, segment, seen);
  if (node.type !== "element") return "";
  const id = idOf(node);
  const inner = joined(node.children.map((child) => markdownOf(child, segment, seen)));
  const kept = segment.kept.get(id);
  const mark = segment.marks.get(id);
  if (kept?.token === null || mark) seen.push(id);
  if (kept?.token === null) return apart(kept.source, id, segment);
  if (!mark) return inner;
  // Marks bind to words: a space inside them would stop them from being marks.
  const core = inner.trim();
  const marked = core === "" ? "" : apart(mark.open + core + mark.close, id, segment);
  return (/^\s/.test(inner) ? " " : "") + marked + (/\s$/.test(inner) ? " " : "");
}

/** Words, with the tokens in them put back into what they stand for. */
function textOf(value: string, segment: Segment, seen: string[]): string {
  const tokens = [...segment.kept].filter(([, { token }]) => token !== null);
  if (tokens.length === 0) return wordsToMarkdown(value, segment.inCell);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${tokens.map(([, { token }]) => token).join("|")})(?![\\p{N}])`,
    "giu",
  );
  const parts = value.split(pattern).map((part, index) => {
    if (index % 2 === 0) return wordsToMarkdown(part, segment.inCell);
    const [id, kept] = tokens.find(([, { token }]) => token?.toLowerCase() === part.toLowerCase()) ?? ["", null];
    seen.push(id);
    return apart(kept?.source ?? "", id, segment);
  });
  return joined(parts);
}

/** Where two parts meet, one space is enough. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => (text.endsWith(" ") ? text + part.replace(/^ +/, "") : text + part), "");
}

/** Engines shift the spaces around tags: where the source has one, a word beside it is kept apart. */
const APART = "\u0002";

function apart(markdown: string, id: string, { html, kept }: Segment): string {
  const token = kept.get(id)?.token;
  const opening = token ?? `<(?:img|span) id="${id}">`;
  const closing = token ?? `(?:<img id="${id}">|<span id="${id}">(?:(?!<span).)*?</span>)`;
  const before = new RegExp(`(^|\\s)${opening}`).test(html);
  const after = new RegExp(`${closing}(\\s|$)`, "s").test(html);
  return (before ? APART : "") + markdown + (after ? APART : "");
}

function idOf(element: Element): string {
  return String(element.properties.id ?? "");
}
