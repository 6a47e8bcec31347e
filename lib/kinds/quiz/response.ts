/** What readers answer, as it comes in. Apart from the scoring, so that a reader's browser loads no schema. */
import { z } from "zod";
import { QUIZ_LIMITS } from "./schema.ts";

/**
 * What a reader answers: chosen options (single, multiple, true-false), all options in the reader's order (ordering),
 * words (short-answer), or for each option the id of the option whose match was chosen (matching).
 */
export const responseSchema = z.union([
  z.strictObject({ optionIds: z.array(z.string().max(QUIZ_LIMITS.id)).max(QUIZ_LIMITS.options) }),
  z.strictObject({ text: z.string().max(QUIZ_LIMITS.text) }),
  z.strictObject({ pairs: z.record(z.string().max(QUIZ_LIMITS.id), z.string().max(QUIZ_LIMITS.id)) }),
]);
export type QuizResponse = z.infer<typeof responseSchema>;

/** By question id; a question without an answer may be missing. */
export const responsesSchema = z.record(z.string().max(QUIZ_LIMITS.id), responseSchema);
export type QuizResponses = z.infer<typeof responsesSchema>;
