import { waitingJobs } from "#lib/jobs/looks";
import type { JobName } from "#lib/jobs/jobs";
import type { Queue, QueuedJob } from "#lib/jobs/queue";
import type { Work } from "./work-loop.ts";

/** Work that comes as jobs of pg-boss: what `run` throws fails the job, and goes on to the loop. */
export function queueWork<Name extends JobName>(
  queue: Queue,
  name: Name,
  slots: number,
  run: (job: QueuedJob<Name>) => Promise<void>,
): Work<QueuedJob<Name>> {
  return {
    name,
    slots,
    waiting: waitingJobs(name),
    take: (count) => queue.fetch(name, count),
    async run(job) {
      try {
        await run(job);
      } catch (error) {
        await queue.fail(name, job.id, "see the worker's log");
        throw error;
      }
      await queue.complete(name, job.id);
    },
  };
}
