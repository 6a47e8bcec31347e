import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { lintClaims } from "../text/lint/claims.ts";
import { lintDescription, lintLength, lintTitle } from "../text/lint/lengths.ts";
import { readText } from "../text/lint/read.ts";
import { finding, inWhole } from "../text/lint/rule.ts";
import type { TextContent } from "../text/schema.ts";
import { articleBriefSchema, type ArticleBrief } from "./schema.ts";

const TOLERANCE = 0.25;

export function lint(content: TextContent, context: LintContext): Finding[] {
  const text = readText(content.markdown, context.language);
  const brief = articleBriefSchema.safeParse(context.brief).data;
  return inOrder([
    ...lintTitle(content),
    ...lintDescription(content),
    ...lintLength(text, brief?.words, TOLERANCE),
    ...lintOutline(
      brief,
      text.prose.blocks
        .filter(({ kind }) => kind === "heading")
        .map(({ start, end }) => text.prose.text.slice(start, end)),
    ),
    ...lintText(content, text, context),
    ...lintClaims(text, context),
  ]);
}

/** Headings that were asked for and are not there. */
function lintOutline(brief: ArticleBrief | undefined, headings: string[]): Finding[] {
  const here = new Set(headings.map(plain));
  return (brief?.outline ?? [])
    .filter((wanted) => !here.has(plain(wanted)))
    .map((wanted) =>
      finding("outline-missing", "warning", inWhole, `The outline asks for “${wanted}”, which is not there.`),
    );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
