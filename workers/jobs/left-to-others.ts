import type { Db } from "#lib/db/client";
import { findNeeded, listNeededSets } from "#lib/generations/needs/queries";
import { findOrder } from "#lib/generations/orders/queries";
import { mayRunElsewhere } from "#lib/generations/waits/view";
import { listRunningWorkers } from "#lib/workers/queries";
import type { LoadFailure } from "#lib/workers/schema";
import { EngineError } from "../engines/engine.ts";

/** Whether another worker may still run what could not be loaded on this one: then it goes back to the queue. */
export async function isLeftToOthers(db: Db, generationId: string, workerId: string, error: unknown): Promise<boolean> {
  if (!(error instanceof EngineError) || (error.code !== "load-failed" && error.code !== "file-missing")) return false;
  const { need } = await findOrder(db, generationId);
  const versions = (await listNeededSets(db, need)).flat();
  return mayRunElsewhere(await listRunningWorkers(db), workerId, versions);
}

/** Who could not load what, and asks whether others may. */
export type Lacking = { db: Db; workerId: string; cannotLoad: readonly LoadFailure[] };

/** Whether a version or its base could not be loaded here lately, while another worker may load it. */
export async function isVersionLeftToOthers(
  { db, workerId, cannotLoad }: Lacking,
  versionId: string,
): Promise<boolean> {
  if (cannotLoad.length === 0) return false;
  const needed = await findNeeded(db, versionId);
  if (!needed?.some(({ id }) => cannotLoad.some((failure) => failure.versionId === id))) return false;
  return mayRunElsewhere(await listRunningWorkers(db), workerId, needed);
}

/** Those of the versions that could not be loaded here that this worker takes no work for. */
export async function listLeftToOthers(lacking: Lacking): Promise<string[]> {
  const left: string[] = [];
  for (const { versionId } of lacking.cannotLoad)
    if (await isVersionLeftToOthers(lacking, versionId)) left.push(versionId);
  return left;
}
