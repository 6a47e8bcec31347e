import type { QuestionType } from "#lib/kinds/quiz/schema";

/** Named here too, so that the browser need not load the schema. */
export const TYPES = [
  "single",
  "multiple",
  "true-false",
  "short-answer",
  "matching",
  "ordering",
] as const satisfies readonly QuestionType[];

/** Types whose options are right or wrong by themselves. */
export const KEYED: ReadonlySet<QuestionType> = new Set(["single", "multiple", "true-false"]);
