/**
 * Knowledge quizzes: what is ordered, and what a quiz holds. All words are plain text, no Markdown. A question that
 * is being written may still lack its key or an option's words: those are findings of the lint, not of the schema.
 */
import { z } from "zod";
import { evidenceSchema } from "../evidence.ts";

export const QUESTION_TYPES = ["single", "multiple", "true-false", "short-answer", "matching", "ordering"] as const;
export const questionTypeSchema = z.enum(QUESTION_TYPES);
export type QuestionType = z.infer<typeof questionTypeSchema>;

export const QUIZ_LIMITS = {
  questions: 200,
  orderedQuestions: 30,
  options: 12,
  answers: 30,
  evidence: 12,
  id: 64,
  title: 200,
  introduction: 4000,
  stem: 2000,
  text: 500,
  feedback: 1000,
  explanation: 2000,
} as const;

/** `questions` is an upper bound: fewer sound ones are better than the full number. */
export const quizBriefSchema = z.strictObject({
  questions: z.int().min(1).max(QUIZ_LIMITS.orderedQuestions),
  /** How near the wrong answers lie to the right one. */
  level: z.enum(["easy", "medium", "hard"]).optional(),
  /** Without it: questions with one answer. */
  types: z
    .array(questionTypeSchema)
    .min(1)
    .max(QUESTION_TYPES.length)
    .refine((types) => new Set(types).size === types.length, "each type once")
    .optional(),
});
export type QuizBrief = z.infer<typeof quizBriefSchema>;

const idSchema = z.string().min(1).max(QUIZ_LIMITS.id);

export const optionSchema = z.strictObject({
  id: idSchema,
  text: z.string().max(QUIZ_LIMITS.text),
  /** single, multiple, true-false: this is a key. Absent means no. */
  correct: z.boolean().optional(),
  /** matching: what belongs to `text`. */
  match: z.string().max(QUIZ_LIMITS.text).optional(),
  /** Shown to a reader who chose this option. */
  feedback: z.string().max(QUIZ_LIMITS.feedback).optional(),
});
export type QuizOption = z.infer<typeof optionSchema>;

/** Each type uses its own fields: options with keys, accepted answers, pairs, or options in the right order. */
export const questionSchema = z
  .strictObject({
    id: idSchema,
    type: questionTypeSchema,
    stem: z.string().max(QUIZ_LIMITS.stem),
    /** For ordering they stand in the right order; whoever shows them shuffles. */
    options: z.array(optionSchema).max(QUIZ_LIMITS.options).optional(),
    /** short-answer: each wording that counts as right; the first is the one shown. */
    answers: z.array(z.string().min(1).max(QUIZ_LIMITS.text)).max(QUIZ_LIMITS.answers).optional(),
    explanation: z.string().max(QUIZ_LIMITS.explanation).optional(),
    evidence: z
      .array(evidenceSchema.extend({ origin: evidenceSchema.shape.origin.default("source") }))
      .max(QUIZ_LIMITS.evidence)
      .optional(),
  })
  .superRefine(checkFields);
export type QuizQuestion = z.infer<typeof questionSchema>;

export const quizContentSchema = z.strictObject({
  title: z.string().min(1).max(QUIZ_LIMITS.title),
  introduction: z.string().max(QUIZ_LIMITS.introduction).optional(),
  questions: z
    .array(questionSchema)
    .max(QUIZ_LIMITS.questions)
    .superRefine((questions, context) => requireUniqueIds(questions, "question", context)),
});
export type QuizContent = z.infer<typeof quizContentSchema>;

/** Types whose options carry `correct`. */
export const hasKeys = (type: QuestionType): boolean =>
  type === "single" || type === "multiple" || type === "true-false";

type FlatQuestion = { type: QuestionType; options?: QuizOption[]; answers?: string[] };

function checkFields(question: FlatQuestion, context: z.RefinementCtx): void {
  const { type, options, answers } = question;
  const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  if (type === "short-answer") {
    if (options) issue(["options"], "a short-answer question has answers, no options");
    if (!answers) issue(["answers"], "a short-answer question needs its list of answers");
    return;
  }
  if (answers) issue(["answers"], `a ${type} question has options, no answers`);
  if (!options) return issue(["options"], `a ${type} question needs its list of options`);
  requireUniqueIds(options, "option", context, ["options"]);
  for (const [index, option] of options.entries()) {
    if (option.correct !== undefined && !hasKeys(type))
      issue(["options", index, "correct"], `an option of a ${type} question is not right or wrong by itself`);
    if (type === "matching" && option.match === undefined)
      issue(["options", index, "match"], "each option of a matching question needs its match");
    if (type !== "matching" && option.match !== undefined)
      issue(["options", index, "match"], `only matching questions have matches, not ${type}`);
  }
  if (type === "true-false" && options.length !== 2)
    issue(["options"], "a true-false question has exactly two options");
}

function requireUniqueIds(
  items: { id: string }[],
  noun: string,
  context: z.RefinementCtx,
  path: (string | number)[] = [],
): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id))
      context.addIssue({ code: "custom", path: [...path, index, "id"], message: `this ${noun} id is used twice` });
    seen.add(id);
  }
}
