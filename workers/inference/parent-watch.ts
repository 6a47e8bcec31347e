/**
 * Runs as a thread in an engine process and ends the process when its parent is gone, even while a native call or
 * an endless loop holds the main thread, which then sees no `disconnect`.
 */
import { workerData } from "node:worker_threads";

const INTERVAL_MS = 1_000;

// Told by the parent itself: one that is killed while this thread starts has left another in its place by now.
const { parent: startedBy } = workerData as { parent: number };

setInterval(() => {
  if (process.ppid !== startedBy) process.kill(process.pid, "SIGKILL");
}, INTERVAL_MS);
