/**
 * Runs as a thread in an engine process and ends the process when its parent is gone, even while a native call or
 * an endless loop holds the main thread, which then sees no `disconnect`.
 */
import { rmSync } from "node:fs";
import { workerData } from "node:worker_threads";

const INTERVAL_MS = 1_000;

// Told by the parent itself: one that is killed while this thread starts has left another in its place by now.
const { parent: startedBy, folder } = workerData as { parent: number; folder: string };

setInterval(() => {
  if (process.ppid === startedBy) return;
  try {
    rmSync(folder, { recursive: true, force: true });
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
}, INTERVAL_MS);
