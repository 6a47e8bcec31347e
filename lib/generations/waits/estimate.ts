import { ableWorkers, sizeOf } from "./view.ts";
import type { QueueView, RunningRow } from "./view.ts";

/** Further back a guess is worth nothing. */
const GUESSED = 200;
/** What runs longer than such work took lately is expected to end within this. */
const OVERDUE = 5_000;

/**
 * About when each waiting one starts, in milliseconds of the epoch, by its id: the queue is played through on the slots
 * of the workers that can run it, with the durations of late. Nothing is said where there is no ground.
 */
export function estimateStarts(view: QueueView, now: number): Map<string, number> {
  // Nobody knows when the queue goes on.
  if (view.pause) return new Map();
  const { durations } = view;
  const freeAt = new Map(view.workers.map((worker) => [worker.id, slotsOf(view, worker.id, worker.slots, now)]));
  const starts = new Map<string, number>();
  for (const row of view.waiting.slice(0, GUESSED)) {
    const versions = view.needs.get(row.need) ?? [];
    const able = ableWorkers(view.workers, versions).filter(
      ({ memoryBudget }) => memoryBudget === 0 || sizeOf(versions) <= memoryBudget,
    );
    const slots = able.flatMap(({ id }) => (freeAt.get(id) ?? []).map((at, slot) => ({ id, slot, at })));
    const first = slots.sort((a, b) => a.at - b.at)[0];
    if (!first) continue;
    if (!Number.isFinite(first.at)) break;
    const own = durations.of(row.kind, versions[0]?.id ?? null);
    // Without one of its kind that ended on this version there is no ground, unless a slot is free now.
    if (own !== null || first.at <= now) starts.set(row.id, first.at);
    const lasts = own ?? durations.ofKind(row.kind) ?? Infinity;
    freeAt.get(first.id)?.splice(first.slot, 1, first.at + lasts);
  }
  return starts;
}

/** When each slot of a worker is free. */
function slotsOf({ running, durations }: QueueView, workerId: string, slots: number, now: number): number[] {
  const ends = (row: RunningRow) => {
    const lasts = durations.of(row.kind, row.modelVersionId) ?? durations.ofKind(row.kind);
    if (lasts === null || !row.startedAt) return Infinity;
    return Math.max(row.startedAt.getTime() + lasts, now + OVERDUE);
  };
  const busy = running.filter((row) => row.workerId === workerId).map(ends);
  return [...busy, ...Array.from({ length: Math.max(0, slots - busy.length) }, () => now)];
}
