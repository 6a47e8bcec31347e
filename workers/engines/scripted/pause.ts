import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";

/** Waits, or ends early when the signal fires: the caller looks at the signal next. Always gives way to other work. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  if (delayMs <= 0) return nextTurn();
  try {
    await wait(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
