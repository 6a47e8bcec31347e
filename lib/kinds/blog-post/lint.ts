import { parseMarkdown } from "#lib/text/markdown/syntax";
import { countWords } from "#lib/text/words";
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { lintClaims } from "../text/lint/claims.ts";
import { lintDescription, lintLength, lintTitle } from "../text/lint/lengths.ts";
import { lintOutline } from "../text/lint/outline.ts";
import { readText, type ReadText } from "../text/lint/read.ts";
import { finding, findingAt, inWhole } from "../text/lint/rule.ts";
import { lintStyle } from "../text/lint/style.ts";
import { blogPostBriefSchema, type BlogPostContent } from "./schema.ts";

const TOLERANCE = 0.25;
/** Read on a small screen, more than this is a wall. */
const LONG_PARAGRAPH = 90;
/** Between two headings. */
const LONG_SECTION = 260;
const LONG_ENOUGH_FOR_A_LIST = 350;

export function lint(content: BlogPostContent, context: LintContext): Finding[] {
  const text = readText(content.markdown, context.language);
  const brief = blogPostBriefSchema.safeParse(context.brief).data;
  return inOrder([
    ...lintTitle(content),
    ...lintDescription(content),
    ...lintTags(content),
    ...lintLength(text, brief?.words, TOLERANCE),
    ...lintOutline(text, brief?.outline),
    ...lintShape(text),
    ...lintStyle(text, context.language),
    ...lintText(content, text, context),
    ...lintClaims(text, context),
  ]);
}

function lintTags({ tags = [] }: BlogPostContent): Finding[] {
  if (tags.length === 0) return [finding("tags-missing", "hint", inWhole, "There are no tags to find this post by.")];
  const plain = tags.map((tag) => tag.toLowerCase());
  const twice = tags.find((_, index) => plain.indexOf(plain[index] ?? "") < index);
  return twice ? [finding("tag-twice", "hint", inWhole, `The tag “${twice}” stands twice.`)] : [];
}

/** An opening before the first heading, short paragraphs and sections, and a list where the post is long. */
function lintShape(text: ReadText): Finding[] {
  if (text.markdown.trim() === "") return [];
  return [...lintOpening(text), ...lintParagraphs(text), ...lintSections(text), ...lintList(text)];
}

function lintOpening({ markdown, prose }: ReadText): Finding[] {
  const [first] = prose.blocks;
  if (first?.kind !== "heading") return [];
  const said = "The post begins with a heading: say first why it matters to its readers.";
  return [findingAt(markdown, first, ["no-opening", "warning", said])];
}

function lintParagraphs({ markdown, prose }: ReadText): Finding[] {
  return prose.blocks
    .filter(({ kind }) => kind === "paragraph")
    .flatMap((block) => {
      const words = countWords(prose.text.slice(block.start, block.end));
      if (words <= LONG_PARAGRAPH) return [];
      return [findingAt(markdown, block, ["long-paragraph", "hint", `This paragraph has ${words} words.`])];
    });
}

function lintSections({ markdown, prose }: ReadText): Finding[] {
  const headings = prose.blocks.filter(({ kind }) => kind === "heading");
  return headings.flatMap((heading, index) => {
    const end = headings[index + 1]?.start ?? markdown.length;
    const words = countWords(prose.text.slice(heading.end, end));
    if (words <= LONG_SECTION) return [];
    const said = `The section under this heading has ${words} words: a heading in between would help.`;
    return [findingAt(markdown, heading, ["long-section", "hint", said])];
  });
}

function lintList({ markdown, prose }: ReadText): Finding[] {
  if (countWords(prose.text) < LONG_ENOUGH_FOR_A_LIST) return [];
  if (parseMarkdown(markdown).children.some(({ type }) => type === "list")) return [];
  return [finding("no-list", "hint", inWhole, "A post of this length is read more easily with a list in it.")];
}
