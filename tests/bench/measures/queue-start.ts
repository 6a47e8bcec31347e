/** P12: how soon an order starts on a worker that waits, also when the worker's listener was cut just before. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Database } from "#lib/db/client";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { deployVersion } from "../bench-desk.ts";
import type { BenchDesk } from "../bench-desk.ts";
import { startChild } from "../child.ts";
import type { Finding, Measure } from "../measure.ts";
import { graphileLatencies } from "../peers/graphile-worker.ts";
import { bossLatencies } from "../peers/pg-boss.ts";
import { percentile, spreadOf } from "../statistics.ts";

const ORDERS = 200;
const CUTS = 20;
const LISTENER_WAIT_MS = 10_000;

export const queueStart: Measure = {
  id: "P12",
  title: "From the order to its start on a worker that waits",
  conditions: [
    `${ORDERS} orders one after the other, from the order's commit to the claim's, by the database's clock; the scripted engine`,
    `Cut: the listener's connection is ended just before the order, ${CUTS} times`,
    "Peers: from a job's creation to its start, both woken by NOTIFY",
  ],
  async run(desk) {
    const ours = await openOrders(desk);
    try {
      for (let index = 0; index < 10; index += 1) await ours.latency();
      const waited: number[] = [];
      for (let index = 0; index < ORDERS; index += 1) waited.push(await ours.latency());
      const cut: number[] = [];
      for (let index = 0; index < CUTS; index += 1) {
        await ours.cutListener();
        cut.push(await ours.latency());
      }
      const { url } = await desk.database();
      const boss = await bossLatencies(url, ORDERS);
      const graphile = await graphileLatencies(url, ORDERS);
      return [
        finding("p50, beside pg-boss", waited, 0.5, 15, { name: "pg-boss", values: boss }),
        finding("p99, beside pg-boss", waited, 0.99, 60, { name: "pg-boss", values: boss }),
        finding("p50, beside Graphile Worker", waited, 0.5, 15, { name: "Graphile Worker", values: graphile }),
        finding("p99, beside Graphile Worker", waited, 0.99, 60, { name: "Graphile Worker", values: graphile }),
        finding("listener cut, longest", cut, 1, 2_500, null),
      ];
    } finally {
      await ours.stop();
    }
  },
};

function finding(
  what: string,
  values: number[],
  share: number,
  most: number,
  peer: { name: string; values: number[] } | null,
): Finding {
  const ours = at(values, share);
  const figures = peer && at(peer.values, share);
  return {
    what,
    unit: "ms",
    ours,
    peer: peer && figures && { name: peer.name, figures },
    ratio: null,
    target: `≤ ${most} ms`,
    holds: ours.median <= most,
  };
}

function at(values: number[], share: number) {
  const sorted = values.toSorted((one, other) => one - other);
  return { ...spreadOf(values), median: percentile(sorted, share) };
}

async function openOrders(desk: BenchDesk) {
  const { db, url } = await desk.database();
  const settings = { tokens: 4, delayMs: 0 };
  await deployVersion(desk, db, { engine: "scripted", task: "write", format: "none", settings });
  const lead = await givenUser(db);
  const { id: projectId } = await givenProject(db, lead);
  const { id: sourceId } = await givenSource(db, projectId);
  const worker = await startChild("bench-worker.ts", {
    DATABASE_URL: url,
    COPYDESK_DATA_DIR: desk.dataFolder,
    COPYDESK_SECRET: "x".repeat(32),
    BENCH_TOKENS: "4",
  });
  return {
    async latency(): Promise<number> {
      const order = { kind: "article" as const, brief: { topic: "Bees" }, sourceIds: [sourceId] };
      const { id } = await givenGeneration(db, lead, projectId, order);
      await untilEnded(db, id);
      // The worker has let go of it, and waits again.
      await pause(50);
      return latencyOf(db, id);
    },
    async cutListener(): Promise<void> {
      // The one that was cut before may not be back yet.
      const until = performance.now() + LISTENER_WAIT_MS;
      while (performance.now() < until) {
        const count = await db.$executeRaw`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'copydesk-listener' AND datname = current_database()`;
        if (count > 0) return;
        await pause(20);
      }
      throw new Error("there was no listener to cut");
    },
    stop: () => worker.stop(),
  };
}

const latencySchema = z.array(z.object({ ms: z.number() })).length(1);

/** Between the commits of its first two events, "waits" and "runs": events are never changed, so theirs are the rows'. */
async function latencyOf(db: Database, id: string): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT extract(epoch FROM pg_xact_commit_timestamp(runs.xmin) - pg_xact_commit_timestamp(waits.xmin))::float8 * 1000 AS ms
    FROM generation_events AS waits JOIN generation_events AS runs USING (generation_id)
    WHERE generation_id = ${id}::uuid AND waits.number = 1 AND runs.number = 2`;
  return latencySchema.parse(rows)[0]?.ms ?? Number.NaN;
}

async function untilEnded(db: Database, id: string): Promise<void> {
  for (;;) {
    const { status, error } = await db.generation.findUniqueOrThrow({ where: { id } });
    if (status === "completed") return;
    if (status === "failed" || status === "cancelled")
      throw new Error(`an order ended badly: ${JSON.stringify(error)}`);
    await pause(10);
  }
}
