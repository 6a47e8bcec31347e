import type { Db } from "#lib/db/client";
import { listNeededSets } from "#lib/generations/needs/queries";
import { findOrder } from "#lib/generations/orders/queries";
import { mayRunElsewhere } from "#lib/generations/waits/view";
import { listRunningWorkers } from "#lib/workers/queries";
import { EngineError } from "../engines/engine.ts";

/** Whether another worker may still run what could not be loaded on this one: then it goes back to the queue. */
export async function isLeftToOthers(db: Db, generationId: string, workerId: string, error: unknown): Promise<boolean> {
  if (!(error instanceof EngineError) || (error.code !== "load-failed" && error.code !== "file-missing")) return false;
  const { need } = await findOrder(db, generationId);
  const versions = (await listNeededSets(db, need)).flat();
  return mayRunElsewhere(await listRunningWorkers(db), workerId, versions);
}
