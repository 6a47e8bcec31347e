import { z } from "zod";

/** Why a generation waits, the first that applies. */
export const WAIT_REASONS = [
  /** An admin holds the queue: values.by, values.reason. */
  "paused",
  /** Nothing runs that could take it. */
  "no-worker",
  /** No worker starts the engine that it needs: values.engine. */
  "no-engine",
  /** It needs values.needsBytes; the largest worker, values.worker, may use values.mostBytes. */
  "no-memory",
  /** values.running of this person run, which is the limit. */
  "own-limit",
  /** It needs values.needsBytes; values.worker has values.freeBytes until values.until ends. */
  "memory",
  /** values.worker could not load values.version, for values.reason; it waits for values.other. */
  "cannot-load",
  /** Bulk: values.count more urgent ones go first. */
  "bulk",
  /** Others that were ordered later go first: this project has had its share. */
  "share-used",
  /** values.count go first. */
  "others-first",
  /** It is next; values.worker writes values.slots at a time. */
  "busy",
  "starting",
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export const waitSchema = z.object({
  /** How many go before it; null when they are more than were counted. */
  position: z.int().nullable(),
  why: z.enum(WAIT_REASONS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** About when it should start, by how long such work took lately; null when there is no ground to say. */
  startsAt: z.iso.datetime().nullable(),
});
export type Wait = z.infer<typeof waitSchema>;
