/** P26 and P27: what the supervisor costs while engines are busy, and while there is nothing to do. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { BenchDesk } from "../bench-desk.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../measure.ts";
import { spreadOf } from "../statistics.ts";
import { promptsFor, startWriters } from "./writing.ts";

/** Ten looks of its back-stop, and whole rounds of all that comes more seldom. */
const IDLE_SECONDS = 60;
/** Clock ticks of /proc/<pid>/stat: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS = 100;

export const loopDelay: Measure = {
  id: "P26",
  title: "The supervisor's event loop while engines are busy",
  conditions: ["Eight generations of SmolLM2 135M on one thread"],
  async run(desk, { repetitions }) {
    const writers = await startWriters(desk);
    try {
      const delays: number[] = [];
      for (let index = 1; index <= repetitions; index += 1) {
        writers.worker.tell("watch delay");
        await writers.ours(promptsFor(8, index));
        delays.push((await writers.worker.ask<{ p99: number }>("tell delay")).p99);
      }
      const ours = spreadOf(delays);
      return [{ what: "p99", unit: "ms", ours, peer: null, ratio: null, target: "≤ 50 ms", holds: ours.median <= 50 }];
    } finally {
      await writers.stop();
    }
  },
};

export const idle: Measure = {
  id: "P27",
  title: "A worker with nothing to do",
  conditions: [`${IDLE_SECONDS} s; its statements as pg_stat_statements counts them, of the listener's connection too`],
  async run(desk) {
    const { url } = await desk.database();
    const worker = await startChild("bench-worker.ts", {
      DATABASE_URL: url,
      COPYDESK_DATA_DIR: desk.dataFolder,
      COPYDESK_SECRET: "x".repeat(32),
    });
    try {
      // What it does once when it starts is over.
      await pause(5_000);
      const [statements, ticks] = [await countStatements(desk, url), cpuTicks(worker.pid)];
      await pause(IDLE_SECONDS * 1_000);
      const queries = spreadOf([((await countStatements(desk, url)) - statements) / IDLE_SECONDS]);
      const share = spreadOf([(cpuTicks(worker.pid) - ticks) / TICKS / IDLE_SECONDS]);
      return [
        {
          what: "of a core",
          unit: "",
          ours: share,
          peer: null,
          ratio: null,
          target: "≤ 0.01",
          holds: share.median <= 0.01,
        },
        {
          what: "queries",
          unit: "/s",
          ours: queries,
          peer: null,
          ratio: null,
          target: "≤ 1",
          holds: queries.median <= 1,
        },
      ];
    } finally {
      await worker.stop();
    }
  },
};

/**
 * Of clients in this database since it was made; asked from outside of it. Its count of transactions would have those of
 * autovacuum too.
 */
async function countStatements(desk: BenchDesk, url: string): Promise<number> {
  const client = new Client({ connectionString: desk.server.url("postgres") });
  await client.connect();
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    const { rows } = await client.query<{ count: string }>(
      `SELECT coalesce(sum(calls), 0) AS count FROM pg_stat_statements AS counted
       JOIN pg_database ON pg_database.oid = counted.dbid WHERE datname = $1`,
      [new URL(url).pathname.slice(1)],
    );
    return Number(rows[0]?.count ?? 0);
  } finally {
    await client.end();
  }
}

function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
