/**
 * Markdown as text and as tree (CommonMark, GFM, front matter), without a loss that the tree does not force.
 * Pure and small enough for the browser: the editor, the worker and the server share it.
 */
import type { Node, Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";

/** Markdown source that is written as it stands: what a rich editor has no shape for. */
export interface Verbatim extends Node {
  type: "verbatim";
  value: string;
}

declare module "mdast" {
  interface RootContentMap {
    verbatim: Verbatim;
  }
  interface BlockContentMap {
    verbatim: Verbatim;
  }
  interface PhrasingContentMap {
    verbatim: Verbatim;
  }
}

declare module "mdast-util-to-markdown" {
  interface ConstructNameMap {
    verbatim: "verbatim";
  }
}

/** How the same tree may be written: which bullet, which emphasis sign. */
export type WritingStyle = Pick<
  Options,
  | "bullet"
  | "bulletOther"
  | "bulletOrdered"
  | "emphasis"
  | "strong"
  | "rule"
  | "fence"
  | "incrementListMarker"
  | "setext"
>;

const matters = ["yaml", "toml"] as const;

const partParser = unified().use(remarkParse).use(remarkGfm).freeze();

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, [...matters])
  .freeze();

/**
 * The tree of a Markdown text; positions are UTF-16 offsets into it. `frontMatter: false` is for a part of a text,
 * which may begin with a rule that is no front matter.
 */
export function parseMarkdown(markdown: string, { frontMatter = true } = {}): Root {
  return (frontMatter ? parser : partParser).parse(markdown);
}

/** The Markdown of a tree, ending in a line break unless it is empty. */
export function writeMarkdown(tree: Root, style: WritingStyle = {}): string {
  const text = stringify(tree, style);
  // An underscore inside a word can only be written with character references; an asterisk needs none.
  if (style.emphasis === "_" && text.includes("&#x")) return stringify(tree, { ...style, emphasis: "*", strong: "*" });
  return text;
}

const defaults: Options = {
  bullet: "-",
  bulletOther: "*",
  emphasis: "*",
  strong: "*",
  rule: "-",
  fences: true,
  listItemIndent: "one",
  tightDefinitions: true,
};

function stringify(tree: Root, style: WritingStyle): string {
  return unified()
    .use(remarkStringify, { ...defaults, ...style, handlers: { verbatim: (node: Verbatim) => node.value } })
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkFrontmatter, [...matters])
    .stringify(tree);
}

/** The offsets of a node in its text, or null for a node that no longer knows them. */
export function spanOf(node: Nodes): { start: number; end: number } | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}
