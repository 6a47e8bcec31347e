/**
 * Personality quizzes: what is ordered, and what a quiz holds. All words are plain text, no Markdown. What is still
 * being written, such as an outcome without words, is a finding of the lint and not of the schema.
 */
import { z } from "zod";
import { DOMAINS } from "./domains.ts";
import { TRAITS } from "./traits.ts";

export const PERSONALITY_LIMITS = {
  outcomes: 8,
  orderedQuestions: 24,
  questions: 60,
  options: 12,
  preferences: 12,
  weight: 10,
  id: 64,
  title: 200,
  theme: 300,
  introduction: 4000,
  outcomeText: 2000,
  stem: 500,
  text: 300,
} as const;
const LIMITS = PERSONALITY_LIMITS;

export const personalityBriefSchema = z.strictObject({
  /** "Which honey bee are you?", or "Ways to travel". */
  theme: z.string().trim().min(1).max(LIMITS.theme),
  /** A name each; what stands behind a colon or a dash describes it: "The Forager: always out, always back by dark". */
  outcomes: z.array(z.string().trim().min(1).max(500)).min(2).max(LIMITS.outcomes).superRefine(requireDifferent),
  questions: z.int().min(1).max(LIMITS.orderedQuestions),
  /** What the readers like, in words: "cooking", "quiet evenings". It chooses what the questions are about. */
  preferences: z.array(z.string().trim().min(1).max(100)).max(LIMITS.preferences).optional(),
});
export type PersonalityBrief = z.infer<typeof personalityBriefSchema>;

const traitSchema = z.enum(TRAITS);
const idSchema = z.string().min(1).max(LIMITS.id);

/** Who worded something: the bank or the model. Left out: people did. */
const wordedBySchema = z.enum(["bank", "model"]);
export type WordedBy = z.infer<typeof wordedBySchema>;

export const outcomeSchema = z.strictObject({
  id: idSchema,
  title: z.string().max(LIMITS.title),
  /** What a reader with this result is told. */
  text: z.string().max(LIMITS.outcomeText),
  /** At most three, the main one first; weights are computed from them. */
  traits: z.array(traitSchema).max(3).optional(),
  wordedBy: wordedBySchema.optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const personalityOptionSchema = z.strictObject({
  id: idSchema,
  text: z.string().max(LIMITS.text),
  /** Points that choosing it gives to outcomes, by outcome id; an outcome that is not named gets none. */
  weights: z.record(idSchema, z.number().min(-LIMITS.weight).max(LIMITS.weight)),
  /** What the option shows, the main trait first. */
  traits: z.array(traitSchema).max(3).optional(),
  wordedBy: wordedBySchema.optional(),
});
export type PersonalityOption = z.infer<typeof personalityOptionSchema>;

export const personalityQuestionSchema = z.strictObject({
  id: idSchema,
  stem: z.string().max(LIMITS.stem),
  options: z.array(personalityOptionSchema).max(LIMITS.options).superRefine(requireUniqueIds),
  /** What it is about: readers who state what they like are asked these first. */
  tags: z.array(z.enum(DOMAINS)).max(3).optional(),
  /** The scenario of the bank that it was made from. */
  scenario: z.string().max(LIMITS.id).optional(),
});
export type PersonalityQuestion = z.infer<typeof personalityQuestionSchema>;

export const personalityContentSchema = z
  .strictObject({
    title: z.string().min(1).max(LIMITS.title),
    introduction: z.string().max(LIMITS.introduction).optional(),
    outcomes: z.array(outcomeSchema).max(LIMITS.outcomes).superRefine(requireUniqueIds),
    questions: z.array(personalityQuestionSchema).max(LIMITS.questions).superRefine(requireUniqueIds),
    /** How many questions a reader is asked who states what they like; without it all, the liked ones first. */
    ask: z.int().min(1).max(LIMITS.questions).optional(),
  })
  .superRefine(requireKnownOutcomes);
export type PersonalityContent = z.infer<typeof personalityContentSchema>;

function requireDifferent(texts: string[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const name = text.toLowerCase();
    if (seen.has(name)) context.addIssue({ code: "custom", path: [index], message: "this outcome is named twice" });
    seen.add(name);
  }
}

function requireUniqueIds(items: { id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], message: "this id is used twice" });
    seen.add(id);
  }
}

type Weighted = { outcomes: { id: string }[]; questions: { options: { weights: Record<string, number> }[] }[] };

function requireKnownOutcomes({ outcomes, questions }: Weighted, context: z.RefinementCtx): void {
  const known = new Set(outcomes.map(({ id }) => id));
  for (const [index, { options }] of questions.entries())
    for (const [at, { weights }] of options.entries())
      for (const id of Object.keys(weights))
        if (!known.has(id))
          context.addIssue({
            code: "custom",
            path: ["questions", index, "options", at, "weights", id],
            message: "there is no outcome with this id",
          });
}
