import { z } from "zod";
import { KIND_NAMES } from "#lib/kinds/registry";

/** So many orders at once. */
export const MOST_IN_BATCH = 200;

export const newBatchSchema = z.object({
  kind: z.enum(KIND_NAMES),
  title: z.string().trim().min(1).max(200),
  language: z.string().max(35).optional(),
  /** One brief for each draft, checked again by the brief schema of the kind. */
  items: z.array(z.unknown()).min(1).max(MOST_IN_BATCH),
  /** The first; each following item has the next. */
  seed: z
    .int()
    .min(0)
    .max(2_147_483_647 - MOST_IN_BATCH)
    .optional(),
});
export type NewBatch = z.infer<typeof newBatchSchema>;

/** One of several states at a time; `clean` and `errors` are of what is written and not yet sent to review. */
export const ITEM_STATES = ["queued", "running", "failed", "clean", "errors", "sent"] as const;
export type ItemState = (typeof ITEM_STATES)[number];
