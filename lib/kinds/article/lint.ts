import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { lintClaims } from "../text/lint/claims.ts";
import { lintDescription, lintLength, lintTitle } from "../text/lint/lengths.ts";
import { lintOutline } from "../text/lint/outline.ts";
import { readText } from "../text/lint/read.ts";
import type { TextContent } from "../text/schema.ts";
import { articleBriefSchema } from "./schema.ts";

const TOLERANCE = 0.25;

export function lint(content: TextContent, context: LintContext): Finding[] {
  const text = readText(content.markdown, context.language);
  const brief = articleBriefSchema.safeParse(context.brief).data;
  return inOrder([
    ...lintTitle(content),
    ...lintDescription(content),
    ...lintLength(text, brief?.words, TOLERANCE),
    ...lintOutline(text, brief?.outline),
    ...lintText(content, text, context),
    ...lintClaims(text, context),
  ]);
}
