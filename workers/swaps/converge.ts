/**
 * What the workers do that did not run a swap themselves: whoever has the old version loaded loads the new one beside it
 * and lets the old one go. Told by NOTIFY when a champion changes; what was not heard is found by the next look.
 */
import type { Db } from "#lib/db/client";
import { findResolvedVersion } from "#lib/models/queries";
import { listReplaced } from "#lib/models/swaps/attempts/queries";
import type { Store } from "#lib/storage/store";
import { EngineError } from "../engines/engine.ts";
import { requestOf } from "../jobs/resolve-engines.ts";
import type { EnginePool } from "../supervisor/engine-pool.ts";
import { loadBeside } from "./load-beside.ts";

export type ConvergeDependencies = {
  db: Db;
  pool: EnginePool;
  /** Engines that this worker starts. */
  engineNames: readonly string[];
  signal: AbortSignal;
  models?: Store | undefined;
};

/** Ids of the versions that were let go. Safe to run at any time, and again. */
export async function converge(dependencies: ConvergeDependencies): Promise<string[]> {
  const { db, pool, signal } = dependencies;
  const loaded = pool.report().filter(({ state, prepared }) => state === "ready" && !prepared);
  if (loaded.length === 0) return [];
  const replaced = await listReplaced(
    db,
    loaded.map(({ versionId }) => versionId),
  );
  return Promise.all(
    replaced.map(async ({ oldId, newIds }) => {
      for (const newId of newIds) await loadNew(dependencies, oldId, newId);
      await pool.retire(oldId, { signal });
      return oldId;
    }),
  );
}

/** One that does not load here is kept in the pool's list, which the worker's row tells; others take its work. */
async function loadNew(
  { db, pool, engineNames, signal, models }: ConvergeDependencies,
  fromId: string,
  newId: string,
): Promise<void> {
  if (pool.report().some(({ versionId }) => versionId === newId)) return;
  const version = await findResolvedVersion(db, newId, models);
  if (!version || !engineNames.includes(version.engine)) return;
  try {
    (await loadBeside({ pool, fromId, next: requestOf(version), signal, onNote: () => {} })).keep();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}
