import { PgBoss } from "pg-boss";
import { JOB_NAMES, JOBS, QUEUE_SCHEMA } from "./jobs.ts";
import type { JobName, JobPayload } from "./jobs.ts";

export type QueuedJob<Name extends JobName = JobName> = { id: string; payload: JobPayload<Name> };

/** The worker's side of the queue. */
export type Queue = {
  /** Up to `count` jobs, most urgent first. Payloads that do not fit their schema are failed, not returned. */
  fetch<Name extends JobName>(name: Name, count: number): Promise<QueuedJob<Name>[]>;
  complete(name: JobName, id: string): Promise<void>;
  fail(name: JobName, id: string, reason: string): Promise<void>;
  /** Deletes jobs that ended long ago, and ends those that ran too long. Of several workers one does it. */
  tidy(): Promise<void>;
  close(): Promise<void>;
};

/** Creates pg-boss' schema and our queues. Part of migrating; safe to run again. */
export async function installQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, schema: QUEUE_SCHEMA, max: 2, supervise: false, schedule: false });
  await boss.start();
  for (const name of JOB_NAMES) await boss.createQueue(name, { retryLimit: 0 });
  await boss.stop({ graceful: false });
}

/** Seconds between two deletions of old jobs, on all workers together. */
const TIDY_INTERVAL = 3_600;
/** Seconds: our queues are made when the schema is, and never change while a worker runs. */
const CACHE_INTERVAL = 3_600;

/**
 * `onError` hears of lost connections; each call after it tries again by itself. Nothing happens between calls: pg-boss
 * would ask every few seconds for schedules, flows and statistics, of which we have none.
 */
export async function openQueue(connectionString: string, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    schema: QUEUE_SCHEMA,
    max: 3,
    migrate: false,
    schedule: false,
    supervise: false,
    registerInstance: false,
    maintenanceIntervalSeconds: TIDY_INTERVAL,
    queueCacheIntervalSeconds: CACHE_INTERVAL,
    application_name: "copydesk-queue",
  });
  boss.on("error", onError);
  await boss.start();
  const fail = async (name: JobName, id: string, reason: string) => {
    await boss.fail(name, id, { reason });
  };
  return {
    async fetch(name, count) {
      const jobs = await boss.fetch(name, { batchSize: count });
      const good: QueuedJob<typeof name>[] = [];
      for (const job of jobs) {
        const payload = JOBS[name].safeParse(job.data);
        if (payload.success) good.push({ id: job.id, payload: payload.data as JobPayload<typeof name> });
        else await fail(name, job.id, "payload does not fit its schema");
      }
      return good;
    },
    async complete(name, id) {
      await boss.complete(name, id);
    },
    fail,
    tidy: () => boss.supervise(),
    close: () => boss.stop({ graceful: false }),
  };
}
