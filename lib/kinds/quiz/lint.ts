/** What is wrong with a quiz, in plain words. Whatever has a `fix` can be mended by `repair`. */
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { lintKeys } from "./lint/keys.ts";
import { lintOptions } from "./lint/options.ts";
import { lintStem } from "./lint/stems.ts";
import { lintWhole } from "./lint/whole.ts";
import type { QuizContent } from "./schema.ts";

/** Findings in the order of the questions; those about the whole quiz stand first. */
export function lint(content: QuizContent, context: LintContext): Finding[] {
  const each = content.questions.flatMap((question) => [
    ...lintStem(question, context.evidence),
    ...lintKeys(question),
    ...lintOptions(question),
  ]);
  return [...lintWhole(content, context.brief, context.forbiddenWords), ...each];
}
