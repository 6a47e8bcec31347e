/** Graphile Worker alone: https://worker.graphile.org */
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, runMigrations, runOnce } from "graphile-worker";
import { Pool } from "pg";
import { onDatabase } from "../waiting-rows.ts";

const logger = new Logger(() => () => undefined);

/** No-op jobs for each second, one at a time. They are there before the clock starts. */
export async function graphileSpeed(url: string, count: number): Promise<number> {
  await runMigrations({ connectionString: url, logger });
  await onDatabase(url, (client) =>
    client.query("SELECT graphile_worker.add_job('noop') FROM generate_series(1, $1::int)", [count]),
  );
  let ran = 0;
  const taskList = { noop: () => void (ran += 1) };
  // One of its own would still be ending when the server does.
  const pgPool = new Pool({ connectionString: url }).on("error", (error) => console.error(error));
  const started = performance.now();
  await runOnce({ pgPool, taskList, concurrency: 1, noHandleSignals: true, logger });
  const seconds = (performance.now() - started) / 1_000;
  await pgPool.end();
  if (ran !== count) throw new Error(`Graphile Worker ran ${ran} of ${count} jobs`);
  return count / seconds;
}

/** Milliseconds from a job's creation to its start, by the database's clock. */
export async function graphileLatencies(url: string, count: number): Promise<number[]> {
  const latencies: number[] = [];
  const runner = await run({
    connectionString: url,
    concurrency: 1,
    noHandleSignals: true,
    logger,
    taskList: {
      noop: (_payload, { job }) =>
        void latencies.push((job.locked_at?.getTime() ?? Number.NaN) - job.created_at.getTime()),
    },
  });
  try {
    for (let sent = 1; sent <= count; sent += 1) {
      await runner.addJob("noop", {});
      while (latencies.length < sent) await pause(5);
      await pause(30);
    }
    return latencies;
  } finally {
    await runner.stop();
  }
}
