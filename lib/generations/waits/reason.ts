import type { RunningWorker } from "#lib/workers/queries";
import type { NeededVersion } from "../needs/queries.ts";
import type { Wait } from "./schema.ts";
import { ableWorkers, loadFailureOf, sizeOf } from "./view.ts";
import type { QueueView, WaitingRow } from "./view.ts";

type Reason = Pick<Wait, "why" | "values">;

/** The first reason that keeps it from starting. `position`: how many stand before it, null for very many. */
export function reasonOf(view: QueueView, row: WaitingRow, position: number | null): Reason {
  if (view.pause) return { why: "paused", values: { by: view.pause.by ?? "", reason: view.pause.reason } };
  const versions = view.needs.get(row.need) ?? [];
  if (view.workers.length === 0) return { why: "no-worker", values: {} };
  const able = ableWorkers(view.workers, versions);
  if (able.length === 0) return { why: "no-engine", values: { engine: engineMissing(view.workers, versions) } };
  const needsBytes = sizeOf(versions);
  const large = able.filter(({ memoryBudget }) => memoryBudget === 0 || needsBytes <= memoryBudget);
  const largest = able.toSorted((a, b) => b.memoryBudget - a.memoryBudget)[0];
  if (large.length === 0 && largest)
    return { why: "no-memory", values: { needsBytes, worker: largest.name, mostBytes: largest.memoryBudget } };
  const own = view.running.filter(({ requestedById }) => requestedById && requestedById === row.requestedById).length;
  if (own >= view.personLimit) return { why: "own-limit", values: { running: own, limit: view.personLimit } };
  const healthy = large.filter((worker) => loadFailureOf(worker, versions) === null);
  // Where none of them could load it, all of them try again and tell why.
  const roomy = healthy.length > 0 ? healthy : large;
  return (
    memoryReason(view, roomy, versions) ??
    loadReason(view, large, roomy, versions) ??
    orderReason(view, roomy, row, position)
  );
}

/** When the only ones with a free slot could not load what it needs, and leave it to those that are busy. */
function loadReason(
  view: QueueView,
  large: RunningWorker[],
  roomy: RunningWorker[],
  versions: NeededVersion[],
): Reason | null {
  const [other] = roomy;
  if (!other || roomy.some((worker) => hasFreeSlot(view, worker))) return null;
  const worker = large.find((one) => !roomy.includes(one) && hasFreeSlot(view, one));
  const failure = worker && loadFailureOf(worker, versions);
  if (!failure) return null;
  return {
    why: "cannot-load",
    values: { worker: worker.name, version: failure.name, reason: failure.message, other: other.name },
  };
}

/** When there are free slots, but on none of their workers the memory beside what runs. */
function memoryReason(view: QueueView, roomy: RunningWorker[], versions: NeededVersion[]): Reason | null {
  const open = roomy.filter((worker) => hasFreeSlot(view, worker) && worker.memoryBudget > 0);
  const tight = open.map((worker) => {
    const held = worker.engines.filter(({ running }) => running.length > 0);
    const missing = versions.filter(({ id }) => !held.some(({ versionId }) => versionId === id));
    const freeBytes = worker.memoryBudget - held.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
    const inTheWay = held.find(({ versionId }) => !versions.some(({ id }) => id === versionId));
    return { worker, needsBytes: sizeOf(missing), freeBytes, inTheWay };
  });
  const [first] = tight;
  if (!first?.inTheWay || tight.some(({ needsBytes, freeBytes }) => needsBytes <= freeBytes)) return null;
  const { needsBytes, worker, freeBytes, inTheWay } = first;
  return {
    why: "memory",
    values: { needsBytes, worker: worker.name, freeBytes: Math.max(0, freeBytes), until: inTheWay.name },
  };
}

function orderReason(view: QueueView, roomy: RunningWorker[], row: WaitingRow, position: number | null): Reason {
  const count = position ?? view.waiting.length;
  const before = view.waiting.slice(0, count);
  const free = roomy.some((worker) => hasFreeSlot(view, worker));
  if (count > 0 && row.priority === 0 && before.some(({ priority }) => priority > 0))
    return { why: "bulk", values: { count: before.filter(({ priority }) => priority > 0).length } };
  const later = before.filter(
    ({ priority, createdAt, projectId }) =>
      priority === row.priority && createdAt > row.createdAt && projectId !== row.projectId,
  );
  if (later.length > 0) return { why: "share-used", values: { count } };
  if (count > 0) return { why: "others-first", values: { count } };
  const [first] = roomy;
  if (!free && first) return { why: "busy", values: { worker: first.name, slots: first.slots } };
  return { why: "starting", values: {} };
}

function hasFreeSlot({ running }: QueueView, worker: RunningWorker): boolean {
  return running.filter(({ workerId }) => workerId === worker.id).length < worker.slots;
}

function engineMissing(workers: RunningWorker[], versions: NeededVersion[]): string {
  const missing = versions.find(({ engine }) => workers.every(({ engineNames }) => !engineNames.includes(engine)));
  return missing?.engine ?? versions[0]?.engine ?? "";
}
