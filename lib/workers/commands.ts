/**
 * Workers: supervisors that say every few seconds that they live, what they run on and what they have loaded.
 * The jobs page and the API read it; claims do not depend on it.
 */
import type { Db } from "#lib/db/client";
import type { Device, EngineReport, LoadFailure } from "./schema.ts";

export type WorkerReport = {
  state: "running" | "draining";
  device: string;
  memoryBytes: number;
  freeBytes: number;
  engines: EngineReport[];
  /** What it tried to load and could not; its work is left to others until it is tried again. */
  cannotLoad: LoadFailure[];
};

export type WorkerIdentity = {
  name: string;
  host: string;
  pid: number;
  /** Generations at a time. */
  slots?: number;
  engineNames?: string[];
  /** Bytes that all its engines together may need. */
  memoryBudget?: number;
  devices?: Device[];
};

export async function registerWorker(
  db: Db,
  worker: WorkerIdentity & Omit<WorkerReport, "state" | "engines" | "cannotLoad">,
): Promise<string> {
  const { memoryBytes, freeBytes, memoryBudget = 0 } = worker;
  const row = await db.worker.create({
    data: {
      ...worker,
      memoryBytes: BigInt(memoryBytes),
      freeBytes: BigInt(freeBytes),
      memoryBudget: BigInt(memoryBudget),
    },
    select: { id: true },
  });
  return row.id;
}

export async function reportWorker(db: Db, id: string, report: WorkerReport): Promise<void> {
  await db.worker.updateMany({
    where: { id },
    data: {
      ...report,
      memoryBytes: BigInt(report.memoryBytes),
      freeBytes: BigInt(report.freeBytes),
      heartbeatAt: new Date(),
    },
  });
}

export async function endWorker(db: Db, id: string): Promise<void> {
  await db.worker.updateMany({
    where: { id },
    data: { state: "ended", engines: [], cannotLoad: [], endedAt: new Date() },
  });
}

/** Rows of workers that ended or fell silent a day ago. */
export async function forgetOldWorkers(db: Db): Promise<void> {
  await db.worker.deleteMany({ where: { heartbeatAt: { lt: new Date(Date.now() - 86_400_000) } } });
}
