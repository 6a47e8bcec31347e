import type { JobName } from "#lib/jobs/jobs";
import type { Queue, QueuedJob } from "#lib/jobs/queue";

/** With NOTIFY up, polling is only the back-stop; without it, it is how work is found. */
const POLL_WHILE_CONNECTED = 20_000;
const POLL_WHILE_CUT = 2_000;

export type WorkLoop = {
  /** Looks for work now: a NOTIFY came, a connection is back, a slot is free. */
  wake(): void;
  /** No further claims; resolves when what runs has ended. */
  stop(): Promise<void>;
  running(): number;
};

/**
 * Takes jobs of one name, at most `slots` at a time. `run` never throws for a job's own failure: that is written
 * to its row; what it throws is a bug, and is handed to `onError`.
 */
export function startWorkLoop<Name extends JobName>(options: {
  name: Name;
  slots: number;
  queue: Queue;
  connected: () => boolean;
  run: (job: QueuedJob<Name>) => Promise<void>;
  onError: (error: unknown) => void;
}): WorkLoop {
  const { name, slots, queue } = options;
  const active = new Set<Promise<void>>();
  let stopped = false;
  let looking = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    if (stopped || active.size >= slots) return;
    const jobs = await queue.fetch(name, slots - active.size);
    for (const job of jobs) {
      const work = runOne(job).finally(() => {
        active.delete(work);
        wake();
      });
      active.add(work);
    }
  }

  async function runOne(job: QueuedJob<Name>): Promise<void> {
    try {
      await options.run(job);
      await queue.complete(name, job.id);
    } catch (error) {
      options.onError(error);
      await queue.fail(name, job.id, "see the worker's log").catch(options.onError);
    }
  }

  function wake(): void {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    clearTimeout(timer);
    look()
      .catch(options.onError)
      .finally(() => {
        looking = false;
        if (stopped) return;
        if (lookAgain) {
          lookAgain = false;
          wake();
        } else timer = setTimeout(wake, options.connected() ? POLL_WHILE_CONNECTED : POLL_WHILE_CUT);
      });
  }

  wake();
  return {
    wake,
    running: () => active.size,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled([...active]);
    },
  };
}
