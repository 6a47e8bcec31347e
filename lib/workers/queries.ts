import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { deviceSchema, engineReportSchema, loadFailureSchema } from "./schema.ts";

/** Silent for so long, a worker counts as gone. */
export const SILENT_AFTER_SECONDS = 20;

export async function listWorkers(db: Db, actor: Actor) {
  if (!mayAdminister(actor, "workers.read")) throw new AppError("forbidden", "Only admins see the workers.");
  return list(db, {});
}
export type ListedWorker = Awaited<ReturnType<typeof listWorkers>>[number];

/** Those that take work, for telling why something waits. */
export function listRunningWorkers(db: Db): Promise<RunningWorker[]> {
  return list(db, { state: "running" });
}
export type RunningWorker = ListedWorker;

async function list(db: Db, where: { state?: "running" }) {
  const rows = await db.worker.findMany({
    where: { state: { not: "ended" }, ...where, heartbeatAt: { gt: silentSince() } },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    host: row.host,
    pid: row.pid,
    state: row.state,
    device: row.device,
    devices: z.array(deviceSchema).parse(row.devices),
    slots: row.slots,
    engineNames: row.engineNames,
    memoryBudget: Number(row.memoryBudget),
    memoryBytes: Number(row.memoryBytes),
    freeBytes: Number(row.freeBytes),
    startedAt: row.startedAt,
    heartbeatAt: row.heartbeatAt,
    engines: z.array(engineReportSchema).parse(row.engines),
    cannotLoad: z.array(loadFailureSchema).parse(row.cannotLoad),
  }));
}

/** For the health check, and for telling why a generation waits. */
export function countWorkers(db: Db): Promise<number> {
  return db.worker.count({ where: { state: "running", heartbeatAt: { gt: silentSince() } } });
}

/** Versions that are loaded anywhere, and how many workers there are. */
export async function countLoaded(db: Db): Promise<{ loaded: number; workers: number }> {
  const workers = await listRunningWorkers(db);
  const ready = workers.flatMap(({ engines }) => engines.filter(({ state }) => state === "ready"));
  return { loaded: new Set(ready.map(({ versionId }) => versionId)).size, workers: workers.length };
}

function silentSince(): Date {
  return new Date(Date.now() - SILENT_AFTER_SECONDS * 1_000);
}
