import { setTimeout as pause } from "node:timers/promises";
import { isConnectionLost } from "#lib/db/connection-error";

const PAUSE = 500;

/** A worker that starts while its database restarts waits so long for it. */
export const STARTING_PATIENCE = 60_000;

/**
 * Tries a fenced write again while the database is away, for at most `limitMs`: within the lease a restarted
 * database costs nothing, after it the claim is lost anyway and the fence refuses.
 */
export async function untilStored<T>(write: () => Promise<T>, limitMs: number): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() - start > limitMs) throw error;
      await pause(PAUSE);
    }
  }
}
