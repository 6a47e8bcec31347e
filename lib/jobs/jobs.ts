/**
 * The queue: pg-boss in its own schema of the same database. A job's payload is an id; the row that it names holds
 * the state, and decides. The queue only wakes workers, so a job that is delivered twice does no harm. Generations
 * have no job: the rows themselves are the queue, and workers are woken by name.
 */
import { z } from "zod";

export const JOBS = {
  "profile-model": z.strictObject({ profileId: z.uuid() }),
  "index-source": z.strictObject({ sourceId: z.uuid() }),
  "check-draft": z.strictObject({ revisionId: z.uuid() }),
  "install-model": z.strictObject({ installId: z.uuid() }),
  "publish-due": z.strictObject({ scheduleId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** Schema of pg-boss in our database. */
export const QUEUE_SCHEMA = "pgboss";

/** Wakes those who write: they take the next generation from its table. */
export const GENERATE_DRAFT = "generate-draft";

/** Wakes those who translate at once: they take requests from their table. */
export const TRANSLATE_TEXT = "translate-text";

/** Wakes those who replay texts for a comparison: they take them from their table, and run them when nobody waits. */
export const REPLAY_GENERATION = "replay-generation";

/** Wakes those who change which version serves: they take swaps from their table, each what its engines can run. */
export const SWAP_MODEL = "swap-model";

/** What a worker may be woken for. */
export type WorkName =
  JobName | typeof GENERATE_DRAFT | typeof TRANSLATE_TEXT | typeof REPLAY_GENERATION | typeof SWAP_MODEL;

/** NOTIFY channel that wakes workers; the payload is a WorkName. */
export const JOB_CHANNEL = "copydesk_jobs";
