import type { Db } from "#lib/db/client";
import { countActive } from "#lib/generations/figures/queries";
import { gauge } from "#lib/metrics/registry";
import { countWorkers } from "#lib/workers/queries";

const active = gauge("copydesk_generations_active", "Waiting and running generations.", ["kind", "status"]);
const queued = gauge("copydesk_queue_length", "Waiting generations by priority: 10 where a person waits.", [
  "priority",
]);
const oldest = gauge("copydesk_queue_oldest_seconds", "How long the oldest of them has waited.", ["priority"]);
const workers = gauge("copydesk_workers", "Workers that say that they live.");

/** What is the same whichever web process is asked: read from the database when it is. */
export async function readDeskFigures(db: Db): Promise<void> {
  const [figures, alive] = await Promise.all([countActive(db), countWorkers(db)]);
  for (const metric of [active, queued, oldest]) metric.reset();
  workers.set(alive);
  const longest = new Map<number, number>();
  for (const { kind, status, priority, count, oldest: seconds } of figures) {
    active.inc({ kind, status }, count);
    if (status !== "queued") continue;
    queued.inc({ priority }, count);
    longest.set(priority, Math.max(longest.get(priority) ?? 0, seconds));
  }
  for (const [priority, seconds] of longest) oldest.set({ priority }, seconds);
}
