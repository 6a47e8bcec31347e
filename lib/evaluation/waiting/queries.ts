import { isDeskBusy } from "#lib/workers/busy/queries";
import type { Db } from "#lib/db/client";
import { listRunningWorkers } from "#lib/workers/queries";

export type WaitingReason = "no-worker" | "no-engine" | "busy" | "next";

/** Why texts of a comparison with this challenger are not written at once. */
export async function findWaitingReason(db: Db, challengerId: string): Promise<WaitingReason> {
  const workers = await listRunningWorkers(db);
  if (workers.length === 0) return "no-worker";
  const version = await db.modelVersion.findUnique({
    where: { id: challengerId },
    select: { engine: true, memoryBytes: true },
  });
  const able = workers.filter(
    ({ engineNames, memoryBudget }) =>
      version && engineNames.includes(version.engine) && Number(version.memoryBytes) <= memoryBudget,
  );
  if (able.length === 0) return "no-engine";
  for (const { id } of able) if (!(await isDeskBusy(db, id))) return "next";
  return "busy";
}
