/** Faults of workers, engines and databases under load: with few rounds they serve the tests, with many the bench. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Database } from "#lib/db/client";
import type { Order } from "#lib/generations/schema";
import { childrenOf } from "./children-of.ts";
import { areFinished } from "./find-broken.ts";
import type { DurableDatabase } from "./durable-database.ts";
import { eventually } from "./start-worker.ts";
import type { WorkerProcess } from "./start-worker.ts";

export type FaultDesk = {
  db: Database;
  /** One more generation that takes seconds. Its id, once the database has acknowledged it. */
  order: (more?: Partial<Order>) => Promise<string>;
  start: (settings?: Record<string, string>, onLine?: (line: string) => void) => WorkerProcess;
};

const UNFINISHED = { status: { in: ["queued" as const, "running" as const] } };
const END_LIMIT = 180_000;

/** Kills the worker or an engine process again and again while there is work. `endSeconds`: from the last kill on. */
export async function killAtRandom(desk: FaultDesk, rounds: number, load: number) {
  const ids: string[] = [];
  const kills = { workers: 0, engines: 0 };
  const startOne = () => desk.start({ COPYDESK_WORKER_SLOTS: "3" });
  let worker = startOne();
  for (let round = 0; round < rounds; round += 1) {
    await fill(desk, ids, load);
    await pause(1_500 + Math.random() * 2_000);
    if (Math.random() < 0.5) {
      await killEngines(desk.db, worker);
      kills.engines += 1;
      continue;
    }
    worker.kill("SIGKILL");
    await worker.ended;
    worker = startOne();
    kills.workers += 1;
  }
  const killed = performance.now();
  await eventually(() => areFinished(desk.db, ids), END_LIMIT);
  return { ids, kills, endSeconds: (performance.now() - killed) / 1_000 };
}

async function fill({ db, order }: FaultDesk, ids: string[], load: number): Promise<void> {
  for (let waiting = await db.generation.count({ where: UNFINISHED }); waiting < load; waiting += 1)
    ids.push(await order());
}

/** Once a text is being written on this worker: one that loads would fail its order, as a version that does not load does. */
async function killEngines(db: Database, { pid }: WorkerProcess): Promise<void> {
  const isWriting = async () => {
    const rows = await db.$queryRaw`
      SELECT 1 FROM generations JOIN workers ON workers.id = generations.worker_id AND workers.pid = ${pid}::int
      JOIN generation_events AS event ON event.generation_id = generations.id AND event.attempt = generations.attempt
      WHERE generations.status = 'running' AND event.type = 'text' LIMIT 1`;
    return z.array(z.unknown()).parse(rows).length > 0;
  };
  await eventually(isWriting, END_LIMIT);
  for (const engine of await childrenOf(pid)) process.kill(engine, "SIGKILL");
}

/**
 * Stops a worker in the middle of its work for so long that another one has its claim, and continues it. Resolves when
 * the worker has heard that its claim is lost: `refused` is how often its log says so.
 */
export async function stopPastLease(desk: FaultDesk, atLeastMs: number) {
  const id = await desk.order();
  let refused = 0;
  const stopped = desk.start({ LOG_LEVEL: "info" }, (line) => {
    if (line.includes(id) && line.includes('"outcome":"lost"')) refused += 1;
  });
  await eventually(async () => (await desk.db.generation.findUniqueOrThrow({ where: { id } })).status === "running");
  stopped.kill("SIGSTOP");
  const since = performance.now();
  const other = desk.start();
  await eventually(() => areFinished(desk.db, [id]), END_LIMIT);
  await pause(Math.max(0, atLeastMs - (performance.now() - since)));
  stopped.kill("SIGCONT");
  await eventually(() => Promise.resolve(refused > 0));
  return { id, refused, workers: [stopped, other] };
}

/**
 * Crashes the database under load and starts it again. `backSeconds`: until an order that was made afterwards is being
 * written, and the worker's listener is connected.
 */
export async function restartUnderLoad(desk: FaultDesk, database: DurableDatabase, rounds: number, load: number) {
  const ids: string[] = [];
  const backSeconds: number[] = [];
  for (let made = 0; made < load; made += 1) ids.push(await desk.order());
  desk.start({ COPYDESK_WORKER_SLOTS: String(load + rounds) });
  for (let round = 0; round < rounds; round += 1) {
    await pause(1_500);
    const crashed = performance.now();
    await database.restart();
    const id = await eventually(() => desk.order().catch(() => null));
    ids.push(id);
    await eventually(() => isBack(desk.db, id), END_LIMIT);
    backSeconds.push((performance.now() - crashed) / 1_000);
  }
  await eventually(() => areFinished(desk.db, ids), END_LIMIT);
  return { ids, backSeconds };
}

async function isBack(db: Database, id: string): Promise<boolean> {
  const row = await db.generation.findUnique({ where: { id }, select: { startedAt: true } }).catch(() => null);
  if (!row?.startedAt) return false;
  const listeners = await db.$queryRaw`SELECT pid FROM pg_stat_activity WHERE application_name = 'copydesk-listener'`;
  return z.array(z.unknown()).parse(listeners).length > 0;
}

/** Tells a busy worker to end. `lateClaims`: begun more than 100 ms after that, by the database's clock. */
export async function drainUnderLoad(desk: FaultDesk, slots: number, graceSeconds: number) {
  const ids: string[] = [];
  for (let made = 0; made < slots * 2; made += 1) ids.push(await desk.order());
  const settings = { COPYDESK_WORKER_SLOTS: String(slots), COPYDESK_DRAIN_SECONDS: String(graceSeconds) };
  const worker = desk.start(settings);
  const where = { id: { in: ids } };
  await eventually(async () => (await desk.db.generation.count({ where: { ...where, status: "running" } })) >= slots);
  const told = z.array(z.object({ at: z.date() })).parse(await desk.db.$queryRaw`SELECT clock_timestamp() AS at`)[0];
  worker.kill("SIGTERM");
  const started = performance.now();
  const code = await worker.ended;
  const milliseconds = performance.now() - started;
  const late = new Date((told?.at.getTime() ?? 0) + 100);
  const claims = { generationId: { in: ids }, type: "status", attempt: { gt: 0 }, createdAt: { gt: late } };
  const lateClaims = await desk.db.generationEvent.count({ where: claims });
  const burned = await desk.db.generation.count({ where: { ...where, crashes: { gt: 0 } } });
  const left = await desk.db.generation.count({ where: { ...where, status: "running" } });
  return { ids, code, milliseconds, lateClaims, burned, left };
}
