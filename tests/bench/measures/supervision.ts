/** P26 and P27: what the supervisor costs while engines are busy, and while there is nothing to do. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { BenchDesk } from "../bench-desk.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../measure.ts";
import { spreadOf } from "../statistics.ts";
import { startWriters } from "./writing.ts";

const IDLE_SECONDS = 40;
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
      for (let index = 0; index < repetitions; index += 1) {
        writers.worker.tell("watch delay");
        await writers.ours(8);
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
  conditions: [`${IDLE_SECONDS} s, its own statements counted by the database`],
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
      const [transactions, ticks] = [await countTransactions(desk, url), cpuTicks(worker.pid)];
      await pause(IDLE_SECONDS * 1_000);
      const queries = spreadOf([((await countTransactions(desk, url)) - transactions) / IDLE_SECONDS]);
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

/** Of the database since it was made; asked from outside of it. */
export async function countTransactions(desk: BenchDesk, url: string): Promise<number> {
  const client = new Client({ connectionString: desk.server.url("postgres") });
  await client.connect();
  try {
    const name = new URL(url).pathname.slice(1);
    // Figures of open sessions are told to the server at most once a second.
    await pause(1_500);
    const { rows } = await client.query<{ count: string }>(
      "SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = $1",
      [name],
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
