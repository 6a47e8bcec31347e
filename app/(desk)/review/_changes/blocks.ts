/** A set text as a list of its smallest blocks with their words: what two revisions are compared by. Pure. */
import type { Element, ElementContent, Root } from "hast";

export type Mark = "strong" | "em" | "code" | "del" | { href: string };
/** `notes`: numerals of evidence behind the word; they are shown and not compared. */
export type Word = { text: string; marks: Mark[]; notes: number[] };
export type BlockShape = "h1" | "h2" | "h3" | "p" | "item" | "quote" | "code" | "row";
export type Block = {
  shape: BlockShape;
  /** How deep in lists. */
  depth: number;
  /** Before the words: of a list, or the tick of a right answer. */
  sign: "bullet" | "number" | "on" | "off" | null;
  words: Word[];
  /** Where it stands in the Markdown, in UTF-16 units. */
  start: number;
  end: number;
};

const SHAPES: Record<string, BlockShape> = {
  h1: "h1",
  h2: "h2",
  h3: "h3",
  h4: "h3",
  h5: "h3",
  h6: "h3",
  p: "p",
  pre: "code",
  tr: "row",
};
const MARKS: Record<string, Mark> = { strong: "strong", em: "em", code: "code", del: "del" };

type Place = Pick<Block, "depth" | "sign"> & { shape: BlockShape | null };

export function blocksOf(tree: Root, language: string): Block[] {
  const splitter = new Intl.Segmenter(language, { granularity: "word" });
  const blocks: Block[] = [];
  walk(tree.children as ElementContent[], { depth: 0, sign: null, shape: null });
  return blocks;

  function walk(nodes: ElementContent[], place: Place): void {
    for (const node of nodes) if (node.type === "element") enter(node, place);
  }

  function enter(node: Element, place: Place): void {
    const shape = SHAPES[node.tagName];
    if (shape) return add(node, node.children, { ...place, shape: place.shape && shape === "p" ? place.shape : shape });
    if (node.tagName === "li") return enterItem(node, place);
    if (node.tagName === "ul" || node.tagName === "ol")
      return walk(node.children, {
        depth: place.depth + 1,
        sign: node.tagName === "ol" ? "number" : "bullet",
        shape: "item",
      });
    if (node.tagName === "blockquote") return walk(node.children, { ...place, shape: "quote" });
    walk(node.children, place);
  }

  /** A tight item holds its words itself, a loose one in paragraphs; either may hold further lists. */
  function enterItem(node: Element, place: Place): void {
    const box = inputIn(node);
    const own = { ...place, sign: box ? (box.properties.checked ? "on" : "off") : place.sign } satisfies Place;
    const inline = node.children.filter((child) => !isBlock(child));
    add(node, inline, own);
    let sign: Place["sign"] = inline.some(hasWords) ? null : own.sign;
    for (const child of node.children.filter(isBlock)) {
      enter(child, { ...own, sign });
      if (child.tagName === "p") sign = null;
    }
  }

  function add(node: Element, children: ElementContent[], place: Place): void {
    const shown = node.tagName === "tr" ? children.filter(hasWords) : children;
    const words = wordsOf(shown, [], splitter, place.shape === "code");
    if (!words.some(({ text }) => text.trim())) return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    blocks.push({ depth: place.depth, sign: place.sign, shape: place.shape ?? "p", words, start, end });
  }
}

function isBlock(node: ElementContent): node is Element {
  return (
    node.type === "element" && (node.tagName in SHAPES || ["ul", "ol", "blockquote", "table"].includes(node.tagName))
  );
}

function hasWords(node: ElementContent): boolean {
  return node.type === "text" ? node.value.trim() !== "" : node.type === "element" && node.tagName !== "input";
}

function inputIn(node: Element): Element | undefined {
  const inner = node.children.flatMap((child) =>
    child.type === "element" ? (child.tagName === "p" ? child.children : [child]) : [],
  );
  return inner.find((child): child is Element => child.type === "element" && child.tagName === "input");
}

/** A line break of the Markdown is a space, but in code. */
function wordsOf(nodes: ElementContent[], marks: Mark[], splitter: Intl.Segmenter, isCode: boolean): Word[] {
  const words: Word[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.type === "text")
      for (const { segment } of splitter.segment(isCode ? node.value : node.value.replace(/\n/g, " ")))
        words.push({ text: segment, marks, notes: [] });
    if (node.type !== "element") continue;
    if (index > 0 && (node.tagName === "td" || node.tagName === "th"))
      words.push({ text: " · ", marks: [], notes: [] });
    if (node.tagName === "sup") words.at(-1)?.notes.push(...numbersIn(node));
    else if (node.tagName === "br") words.push({ text: "\n", marks, notes: [] });
    else words.push(...wordsOf(node.children, [...marks, ...markOf(node)], splitter, isCode));
  }
  return words;
}

function markOf(node: Element): Mark[] {
  if (node.tagName === "a") return [{ href: String(node.properties.href ?? "") }];
  const mark = MARKS[node.tagName];
  return mark ? [mark] : [];
}

/** Of a numeral that `footnote` put in; a superscript of the text itself has none. */
function numbersIn(node: Element): number[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element" || !String(child.properties.href ?? "").startsWith("#source-")) return [];
    return [Number(String(child.properties.href).slice("#source-".length))];
  });
}
