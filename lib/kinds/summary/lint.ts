import { parseMarkdown } from "#lib/text/markdown/syntax";
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { lintClaims } from "../text/lint/claims.ts";
import { lintLength } from "../text/lint/lengths.ts";
import { readText } from "../text/lint/read.ts";
import { finding, inWhole } from "../text/lint/rule.ts";
import type { TextContent } from "../text/schema.ts";
import { summaryBriefSchema } from "./schema.ts";

const TOLERANCE = 0.2;

export function lint(content: TextContent, context: LintContext): Finding[] {
  const text = readText(content.markdown, context.language);
  const brief = summaryBriefSchema.safeParse(context.brief).data;
  return inOrder([
    ...lintLength(text, brief?.words, TOLERANCE),
    ...lintPoints(content.markdown, brief?.points),
    ...lintText(content, text, context),
    ...lintClaims(text, context),
  ]);
}

function lintPoints(markdown: string, asked: number | undefined): Finding[] {
  if (asked === undefined || markdown.trim() === "") return [];
  const points = parseMarkdown(markdown).children.reduce(
    (sum, node) => sum + (node.type === "list" ? node.children.length : 0),
    0,
  );
  if (points === asked) return [];
  const severity = points > asked ? "warning" : "hint";
  return [finding("number-of-points", severity, inWhole, `${asked} points were asked for, ${points} are here.`)];
}
