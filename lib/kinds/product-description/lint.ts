import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { readText } from "../text/lint/read.ts";
import { readFacts } from "./facts/read.ts";
import { lintChannel, lintSeo } from "./lint/channel.ts";
import { lintClaims } from "./lint/claims.ts";
import { lintChanged, lintMissing } from "./lint/facts.ts";
import { lintHeads, lintLock } from "./lint/lock.ts";
import { productBriefSchema, type ProductContent } from "./schema.ts";

export function lint(content: ProductContent, context: LintContext): Finding[] {
  const { language, evidence } = context;
  const text = readText(content.markdown, language);
  const facts = readFacts(content.facts, language);
  const brief = productBriefSchema.safeParse(context.brief).data;
  const changed = lintChanged(content, facts, evidence, language);
  return inOrder([
    ...lintSeo(content),
    ...lintHeads(content, facts, language),
    ...lintChannel(content, text, brief?.words),
    ...lintLock(content, facts, text, language),
    ...changed,
    ...lintMissing(content, facts, language),
    ...lintClaims(content, text, language),
    ...lintText(content, text, context),
  ]);
}
