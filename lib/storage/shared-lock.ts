import { open, rm, stat, utimes } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf } from "./storage-error.ts";

const POLL = 200;
const HEARTBEAT = 2_000;
/** A holder that has not touched its file for so long is gone. */
const STALE = 15_000;

/**
 * Runs `work` while this process alone has the file, as far as all who share the folder keep to it. Two may work at
 * once when a holder was stopped for long: the work has to bear that.
 */
export async function withSharedLock(file: string, signal: AbortSignal | undefined, work: () => Promise<void>) {
  while (!(await take(file))) {
    signal?.throwIfAborted();
    if (await isStale(file)) await rm(file, { force: true });
    else await pause(POLL);
  }
  const beat = setInterval(() => void touch(file), HEARTBEAT);
  try {
    await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await (await open(file, "wx")).close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > STALE,
    () => false,
  );
}

/** One that was taken over is no longer there, or is another's: both are borne. */
async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}
