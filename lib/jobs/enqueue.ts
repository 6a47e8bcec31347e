import type { Db } from "#lib/db/client";
import { JOB_CHANNEL, JOBS } from "./jobs.ts";
import type { JobName, JobPayload, WorkName } from "./jobs.ts";

/**
 * Adds a job in the caller's transaction: it is there when that commits, and not before. Written as SQL, which
 * pg-boss supports, so that the web process needs no queue instance of its own. Retries are ours: a lapsed claim is
 * queued again from its row, hence no retries (`enqueue_job`, migration 0013).
 */
export async function enqueue<Name extends JobName>(
  db: Db,
  name: Name,
  payload: JobPayload<Name>,
  options: { priority?: number; afterSeconds?: number } = {},
): Promise<void> {
  const data = JSON.stringify(JOBS[name].parse(payload));
  const { priority = 0, afterSeconds = 0 } = options;
  await db.$executeRaw`SELECT enqueue_job(${name}, ${data}::jsonb, ${priority}::int, ${afterSeconds}::int)`;
}

/** Workers look for work of this name, when the caller's transaction commits. */
export async function wakeWorkers(db: Db, name: WorkName): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${JOB_CHANNEL}, ${name})`;
}
