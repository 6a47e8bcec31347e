/**
 * The queue: pg-boss in its own schema of the same database. A job's payload is an id; the row that it names holds
 * the state, and decides. The queue only wakes workers, so a job that is delivered twice does no harm.
 */
import { z } from "zod";

export const JOBS = {
  "generate-draft": z.strictObject({ generationId: z.uuid() }),
  "index-source": z.strictObject({ sourceId: z.uuid() }),
  "install-model": z.strictObject({ installId: z.uuid() }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** Schema of pg-boss in our database. */
export const QUEUE_SCHEMA = "pgboss";

/** NOTIFY channel that wakes workers; the payload is the job's name. */
export const JOB_CHANNEL = "copydesk_jobs";
