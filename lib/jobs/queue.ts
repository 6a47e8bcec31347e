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
  close(): Promise<void>;
};

/** Creates pg-boss' schema and our queues. Part of migrating; safe to run again. */
export async function installQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, schema: QUEUE_SCHEMA, max: 2, supervise: false, schedule: false });
  await boss.start();
  for (const name of JOB_NAMES) await boss.createQueue(name, { retryLimit: 0 });
  await boss.stop({ graceful: false });
}

/** `onError` hears of lost connections; each call after it tries again by itself. */
export async function openQueue(connectionString: string, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    schema: QUEUE_SCHEMA,
    max: 3,
    migrate: false,
    schedule: false,
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
    close: () => boss.stop({ graceful: false }),
  };
}
