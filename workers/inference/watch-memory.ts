import { readFile } from "node:fs/promises";

/** Of Linux on every processor that Node runs on but for a few kernels, where the figure is too small and harmless. */
const PAGE_BYTES = 4_096;

/**
 * Resident bytes of a process, as the system counts them, every so often until it is stopped: also while the process is
 * too busy to report. On other systems than Linux nothing is seen, and its own reports have to do.
 */
export function watchMemory(
  pid: number | undefined,
  everyMs: number | undefined,
  onBytes: (bytes: number) => void,
): () => void {
  if (pid === undefined || everyMs === undefined || process.platform !== "linux") return () => {};
  let reading = false;
  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    void residentBytes(pid)
      .then((bytes) => bytes !== null && onBytes(bytes))
      .finally(() => (reading = false));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Null where the process is gone: https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html */
async function residentBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => null);
  const pages = Number(text?.split(" ")[1]);
  return Number.isFinite(pages) && pages > 0 ? pages * PAGE_BYTES : null;
}
