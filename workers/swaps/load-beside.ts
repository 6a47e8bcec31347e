import type { EnginePool, PoolRequest, Prepared } from "../supervisor/engine-pool.ts";

export type LoadBeside = {
  pool: EnginePool;
  /** The version that serves, and is loaded or not. */
  fromId: string;
  next: PoolRequest;
  signal: AbortSignal;
  /** Why it takes longer than a load. */
  onNote: (note: string) => void;
};

const ONE_AFTER_THE_OTHER =
  "Both versions do not fit into this worker's memory together: what runs ends first, and what comes meanwhile waits.";

/**
 * Loads the new version beside the old one where both fit, else in its place. Whichever it was, discarding it leaves the
 * old one loaded.
 */
export function loadBeside({ pool, fromId, next, signal, onNote }: LoadBeside): Promise<Prepared> {
  if (pool.fitsBeside(fromId, next)) return pool.prepare(next, { signal });
  onNote(ONE_AFTER_THE_OTHER);
  return pool.replace(fromId, next, { signal });
}
