/**
 * Comparisons: two versions on the same orders. Finished generations of the champion are run again on the challenger
 * while nobody waits; people read both texts side by side and choose. What the challenger writes stays here.
 */
import { z } from "zod";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import { KIND_NAMES } from "#lib/kinds/registry";
import { usageSchema } from "#lib/generations/schema";

/** What the two versions do differently in a text. The others write none: see policy.ts. */
export const COMPARED_TASKS = ["write", "translate", "summarise"] as const;
export type ComparedTask = (typeof COMPARED_TASKS)[number];

/** Texts of one comparison. */
export const MOST_TEXTS = 200;
export const USUAL_TEXTS = 20;

/** Of a shadow: older ones are forgotten when more have been finished. */
export const MOST_OF_SHADOW = 1_000;

export const startComparisonSchema = z.strictObject({
  /** Whose finished texts are taken. */
  championId: z.uuid(),
  /** What writes them once more. */
  challengerId: z.uuid(),
  /** Only where the two versions have several tasks in common. */
  task: z.enum(COMPARED_TASKS).optional(),
  /** Only texts of this project, or of this kind. */
  projectId: z.uuid().nullable().default(null),
  kind: z.enum(KIND_NAMES).nullable().default(null),
  /** How many of the newest are taken; fewer where there are fewer. */
  texts: z.int().min(1).max(MOST_TEXTS).default(USUAL_TEXTS),
  /** Nobody sees which text is whose before they have chosen. */
  blind: z.boolean().default(true),
});
export type StartComparison = z.input<typeof startComparisonSchema>;

/** By the place on the screen, so that a blind reader can say it too. */
export const CHOICES = ["first", "second", "same"] as const;
export type Choice = (typeof CHOICES)[number];

export const verdictSchema = z.strictObject({
  choice: z.enum(CHOICES),
  note: z.string().trim().max(500).default(""),
});

export const VERDICTS = ["champion", "challenger", "same"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the challenger wrote, as a generation's finished work. */
export const replaySchema = z.object({
  title: z.string(),
  content: z.unknown(),
  evidence: z.array(evidenceSchema),
  findings: z.array(findingSchema),
  notes: z.array(z.string()),
  usage: usageSchema,
});
export type Replay = z.infer<typeof replaySchema>;
