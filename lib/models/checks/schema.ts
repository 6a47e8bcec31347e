/**
 * Checks: what is looked at before a version may be used. Each step leaves findings, written while it goes on; what
 * fixed prompts gave is kept, so that a later load can be compared with it.
 */
import { z } from "zod";

/** In their order. */
export const CHECK_STEPS = ["files", "digest", "header", "config", "load", "golden"] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

export const FINDING_SEVERITIES = ["passed", "note", "refused"] as const;

export const findingSchema = z.object({
  step: z.enum(CHECK_STEPS),
  severity: z.enum(FINDING_SEVERITIES),
  /** Kebab-case and stable. */
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** One or two sentences for a person. */
  message: z.string().min(1).max(1_000),
});
export type Finding = z.infer<typeof findingSchema>;

const share = z.number().min(0).max(1);

/** What one fixed input gave, by its name. */
export const goldenAnswerSchema = z.discriminatedUnion("task", [
  z.object({ task: z.literal("write"), name: z.string(), text: z.string() }),
  z.object({ task: z.literal("summarise"), name: z.string(), text: z.string() }),
  z.object({
    task: z.literal("translate"),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    text: z.string(),
  }),
  z.object({ task: z.literal("embed"), name: z.string(), vector: z.array(z.number()) }),
  z.object({ task: z.literal("classify"), name: z.string(), scores: z.record(z.string(), share) }),
  z.object({ task: z.literal("entail"), name: z.string(), scores: z.record(z.string(), share) }),
]);
export type GoldenAnswer = z.infer<typeof goldenAnswerSchema>;

export const goldenSchema = z.object({
  /** Names the set of inputs: answers to different sets are not compared. */
  suite: z.string(),
  /** What it ran on when the answers were given: another device may round differently. */
  device: z.string(),
  answers: z.array(goldenAnswerSchema),
});
export type Golden = z.infer<typeof goldenSchema>;
