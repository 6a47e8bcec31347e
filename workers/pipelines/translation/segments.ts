/** Markdown as an engine translates it: words as HTML, marks as tags, and stand-ins for what is not translated. */
import type { PhrasingContent } from "mdast";
import { spanOf } from "#lib/text/markdown/syntax";
import { cutIntoRuns, type Run } from "./runs.ts";

export type Mark = { open: string; close: string; words: number };

/**
 * `token` stands for what plays a part in the sentence (code, placeholders, addresses): a word that engines pass on.
 * Pictures and the like have none: they are `<img>`.
 */
export type Kept = { source: string; token: string | null };

export type Segment = {
  /** Where it stands in the Markdown, in UTF-16 code units. */
  start: number;
  end: number;
  inCell: boolean;
  /** `<span id="n">` stands for a mark (emphasis, link), `<img id="n">` or a token for what is kept. */
  html: string;
  /** By id: what to write around the words of a mark, exactly as the source has it. */
  marks: Map<string, Mark>;
  /** By id: what stands for itself. */
  kept: Map<string, Kept>;
  /** The words in order, with what lies between them: to translate piece by piece. */
  pieces: Piece[];
  /** Definitions that the references of this segment need to be read as such. */
  definitions: string;
};

/** Words to translate, or Markdown to copy. */
export type Piece = { words: string } | { copy: string };

/** {name}, {{name}}, ${name}, %s and %1$d, and bare addresses: what software puts in, or nobody translates. */
const PLACEHOLDER =
  /\{\{[^{}\n]{1,80}\}\}|\$?\{[^{}\n]{1,80}\}|%(?:\d+\$)?[sdif@](?![\p{L}\p{N}])|%\([\w.]{1,40}\)[sd]|\b(?:https?:\/\/|www\.)[^\s<>)]+|\b[\w.+-]+@[\w-]+\.[\w.-]*\w/gu;
const TOKENS = ["X", "Q", "Z", "QX", "ZQX"];

/** Runs that have words to translate, in order. What lies between them stays byte for byte. */
export function splitSegments(markdown: string, language: string): Segment[] {
  return cutIntoRuns(markdown, language).flatMap((run) => segmentOf(markdown, run) ?? []);
}

function segmentOf(markdown: string, { nodes, inCell }: Run): Segment | null {
  const [first, last] = [nodes[0] && spanOf(nodes[0]), nodes.at(-1) && spanOf(nodes.at(-1)!)];
  if (!first || !last) return null;
  const source = markdown.slice(first.start, last.end);
  const segment: Segment = {
    ...{ start: first.start, end: last.end, inCell, html: "", marks: new Map(), kept: new Map(), pieces: [] },
    definitions: "",
  };
  const prefix = TOKENS.find((token) => !new RegExp(`${token}\\d`, "i").test(source)) ?? "ZQXQZ";
  const reader = new SegmentReader(markdown, segment, prefix);
  segment.html = nodes.map((node) => reader.read(node)).join("");
  return segment.pieces.some((piece) => "words" in piece && /\p{L}/u.test(piece.words)) ? segment : null;
}

/** Walks through one run and fills its segment. */
class SegmentReader {
  readonly #markdown: string;
  readonly #segment: Segment;
  readonly #prefix: string;

  constructor(markdown: string, segment: Segment, prefix: string) {
    this.#markdown = markdown;
    this.#segment = segment;
    this.#prefix = prefix;
  }

  read(node: PhrasingContent): string {
    if (node.type === "text") return this.#readText(node.value);
    const span = spanOf(node);
    if (!span) return "";
    const source = this.#markdown.slice(span.start, span.end);
    this.#define(node);
    if (node.type === "inlineCode" || isBareLink(node)) return this.#keep(source, true);
    const inner = isMark(node) ? innerSpan(node.children) : null;
    if (!inner || !isMark(node) || !hasWords(node)) return this.#keep(source, isMark(node));
    return this.#readMark(node, {
      open: this.#markdown.slice(span.start, inner.start),
      close: closeOf(node, this.#markdown.slice(inner.end, span.end)),
    });
  }

  #readMark(node: MarkNode, { open, close }: { open: string; close: string }): string {
    const { marks, pieces } = this.#segment;
    const id = this.#nextId();
    const mark = { open, close, words: wordsIn(node) };
    marks.set(id, mark);
    pieces.push({ copy: open });
    const inner = node.children.map((child) => this.read(child)).join("");
    pieces.push({ copy: close });
    return `<span id="${id}">${inner}</span>`;
  }

  #readText(value: string): string {
    let html = "";
    let from = 0;
    const addWords = (words: string) => {
      const line = words.replace(/\s*[\r\n]\s*/g, " ");
      if (line !== "") this.#segment.pieces.push({ words: line });
      html += escape(line);
    };
    for (const match of value.matchAll(PLACEHOLDER)) {
      addWords(value.slice(from, match.index));
      html += this.#keep(match[0], true);
      from = match.index + match[0].length;
    }
    addWords(value.slice(from));
    return html;
  }

  #keep(source: string, asWord: boolean): string {
    const id = this.#nextId();
    const token = asWord ? this.#prefix + id : null;
    this.#segment.kept.set(id, { source, token });
    this.#segment.pieces.push({ copy: source });
    return token ?? `<img id="${id}">`;
  }

  #define(node: PhrasingContent): void {
    if (node.type === "footnoteReference") this.#segment.definitions += `\n\n[^${node.label ?? node.identifier}]: x`;
    else if (node.type === "linkReference" || node.type === "imageReference")
      this.#segment.definitions += `\n\n[${node.label ?? node.identifier}]: x`;
  }

  #nextId(): string {
    return String(this.#segment.marks.size + this.#segment.kept.size + 1);
  }
}

type MarkNode = Extract<PhrasingContent, { type: "emphasis" | "strong" | "delete" | "link" | "linkReference" }>;

function isMark(node: PhrasingContent): node is MarkNode {
  return ["emphasis", "strong", "delete", "link", "linkReference"].includes(node.type);
}

function hasWords(node: PhrasingContent): boolean {
  if (node.type === "text") return /\p{L}/u.test(node.value.replace(PLACEHOLDER, ""));
  return "children" in node && node.children.some(hasWords);
}

function wordsIn(node: PhrasingContent): number {
  if (node.type === "text") return node.value.split(/\s+/).filter((word) => word !== "").length;
  return "children" in node ? node.children.reduce((sum, child) => sum + wordsIn(child), 0) : 1;
}

/** `[words]` and `[words][]` name their definition by their words, which will change: it is named in full. */
function closeOf(node: PhrasingContent, close: string): string {
  const named = node.type === "linkReference" && node.referenceType !== "full";
  return named ? `][${node.label ?? node.identifier}]` : close;
}

function innerSpan(children: readonly PhrasingContent[]): { start: number; end: number } | null {
  const [first, last] = [children[0] && spanOf(children[0]), children.at(-1) && spanOf(children.at(-1)!)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** An address that is its own text. */
function isBareLink(node: PhrasingContent): boolean {
  if (node.type !== "link") return false;
  const [only] = node.children;
  return node.children.length === 1 && only?.type === "text" && node.url.replace(/^mailto:/, "").endsWith(only.value);
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
