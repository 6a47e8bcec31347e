/**
 * Runs as a thread in an engine process and ends the process when its parent is gone, even while a native call or
 * an endless loop holds the main thread, which then sees no `disconnect`.
 */
const INTERVAL_MS = 1_000;

const startedBy = process.ppid;

setInterval(() => {
  if (process.ppid !== startedBy) process.kill(process.pid, "SIGKILL");
}, INTERVAL_MS);

export {};
