/** What people say about a version, and its life after it is ready: retired, brought back, deleted. */
import { z } from "zod";
import { MODEL_TASKS } from "../schema.ts";

export const VERSION_STATUSES = ["installing", "ready", "failed", "retired", "deleted"] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** Why somebody did it: stays in the log, with the name. */
export const reasonSchema = z.string().trim().min(1, "Say why: it stays in the history.").max(500);

const TAG = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u;
const MOST_TAGS = 20;

export const tagSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .regex(TAG, "letters, digits, spaces, dots, hyphens");

/** Each tag once, in the order of the alphabet. */
export const tagsSchema = z
  .array(tagSchema)
  .transform((tags) => [...new Set(tags)].sort())
  .refine((tags) => tags.length <= MOST_TAGS, `At most ${MOST_TAGS} tags.`);

export const describeSchema = z.strictObject({
  purpose: z.string().trim().max(2_000).optional(),
  tags: tagsSchema.optional(),
});
export type Description = z.infer<typeof describeSchema>;

export const retireSchema = z.strictObject({ reason: reasonSchema });

/** A call that deletes has no body. */
export const deletionQuery = z.object({ reason: z.string().trim().max(500).default("") });

export const versionFilterSchema = z.object({
  task: z.enum(MODEL_TASKS).optional(),
  status: z.enum(VERSION_STATUSES).optional(),
  tag: z.string().trim().toLowerCase().max(40).optional(),
  /** Part of the name, the purpose or the licence. */
  q: z.string().trim().max(200).optional(),
});
export type VersionFilter = z.infer<typeof versionFilterSchema>;

/** As its maker states it: where the training is described, how many examples it had, when it ended. */
export const trainingRunSchema = z.object({
  name: z.string().optional(),
  url: z.string().optional(),
  examples: z.int().min(0).optional(),
  finishedAt: z.string().optional(),
});
export type TrainingRun = z.infer<typeof trainingRunSchema>;
