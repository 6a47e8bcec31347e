/** pg-boss alone, in a schema of its own, as its documentation says: https://timgit.github.io/pg-boss */
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";

const QUEUE = "noop";

async function openBoss(url: string, notify: boolean): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: url, schema: "peer", schedule: false, useListenNotify: notify });
  boss.on("error", (error) => console.error(error));
  await boss.start();
  await boss.createQueue(QUEUE, { notify });
  return boss;
}

/** No-op jobs, fetched one by one and completed. They are there before the first of them. */
export async function openBossJobs(url: string, count: number) {
  const boss = await openBoss(url, false);
  await boss.insert(
    QUEUE,
    Array.from({ length: count }, (_, index) => ({ data: { index } })),
  );
  return {
    async doOne(): Promise<void> {
      const [job] = await boss.fetch(QUEUE, { batchSize: 1 });
      if (!job) throw new Error("pg-boss has lost a job");
      await boss.complete(QUEUE, job.id);
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

/** Milliseconds from a job's creation to its start with LISTEN and NOTIFY, by the database's clock. */
export async function bossLatencies(url: string, count: number): Promise<number[]> {
  const boss = await openBoss(url, true);
  try {
    const latencies: number[] = [];
    await boss.work(QUEUE, { includeMetadata: true }, ([job]) => {
      if (job) latencies.push(job.startedOn.getTime() - job.createdOn.getTime());
      return Promise.resolve();
    });
    for (let sent = 1; sent <= count; sent += 1) {
      await boss.send(QUEUE, {});
      while (latencies.length < sent) await pause(5);
      // Until it is completed, and its worker waits again.
      await pause(30);
    }
    return latencies;
  } finally {
    await boss.stop({ graceful: false });
  }
}
