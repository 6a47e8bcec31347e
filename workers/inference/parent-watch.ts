/**
 * Runs as a thread in an engine process and ends the process when its parent is gone, even while a native call or
 * an endless loop holds the main thread, which then sees no `disconnect`.
 */
import { isMainThread } from "node:worker_threads";

const INTERVAL_MS = 1_000;

if (isMainThread) throw new Error("The watch runs beside the main thread of an engine process.");

const startedBy = process.ppid;

setInterval(() => {
  if (process.ppid !== startedBy) process.kill(process.pid, "SIGKILL");
}, INTERVAL_MS);
