/** What is wrong with a personality quiz, in plain words. Whatever has a `fix` can be mended by `repair`. */
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { lintOdds } from "./lint/odds.ts";
import { lintOutcomes } from "./lint/outcomes.ts";
import { lintQuestions } from "./lint/questions.ts";
import { lintWhole } from "./lint/whole.ts";
import { lintWords } from "./lint/words.ts";
import type { PersonalityContent } from "./schema.ts";

/** Findings about the whole quiz stand first, then those about outcomes, then those about questions in their order. */
export function lint(content: PersonalityContent, context: LintContext): Finding[] {
  return [
    ...lintWhole(content, context),
    ...lintOdds(content),
    ...lintOutcomes(content, context),
    ...lintQuestions(content),
    ...lintWords(content, context.forbiddenWords),
  ];
}
