import type { RunningWorker } from "#lib/workers/queries";
import type { LoadFailure } from "#lib/workers/schema";
import type { OpenPause } from "../pauses/queries.ts";
import type { NeededVersion } from "../needs/queries.ts";

export type WaitingRow = {
  id: string;
  kind: string;
  need: string;
  projectId: string;
  requestedById: string | null;
  priority: number;
  fairTag: bigint;
  createdAt: Date;
};

export type RunningRow = {
  id: string;
  kind: string;
  requestedById: string | null;
  workerId: string | null;
  modelVersionId: string | null;
  startedAt: Date | null;
};

/** Milliseconds that such work took lately, the median; null when none has ended yet. */
export type Durations = {
  of(kind: string, versionId: string | null): number | null;
  ofKind(kind: string): number | null;
};

/** All that is needed to say why something waits. */
export type QueueView = {
  /** In the order in which they are taken. */
  waiting: WaitingRow[];
  running: RunningRow[];
  workers: RunningWorker[];
  durations: Durations;
  needs: Map<string, NeededVersion[]>;
  /** Set while an admin holds the queue. */
  pause: OpenPause | null;
  /** Generations of one person that run at a time. */
  personLimit: number;
};

/** Workers that start these engines. A worker that names none is older than this column and can do all. */
export function ableWorkers(workers: RunningWorker[], versions: NeededVersion[]): RunningWorker[] {
  return workers.filter(
    ({ engineNames }) => engineNames.length === 0 || versions.every(({ engine }) => engineNames.includes(engine)),
  );
}

/** A worker that could not load one of these leaves them to others until it tries again. */
export function loadFailureOf(worker: RunningWorker, versions: NeededVersion[]): LoadFailure | null {
  return worker.cannotLoad.find(({ versionId }) => versions.some(({ id }) => id === versionId)) ?? null;
}

/** Whether another worker may take what this one could not load. */
export function mayRunElsewhere(workers: RunningWorker[], workerId: string, versions: NeededVersion[]): boolean {
  return ableWorkers(workers, versions).some(
    (worker) =>
      worker.id !== workerId &&
      (worker.memoryBudget === 0 || sizeOf(versions) <= worker.memoryBudget) &&
      loadFailureOf(worker, versions) === null,
  );
}

export function sizeOf(versions: NeededVersion[]): number {
  return versions.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
}
