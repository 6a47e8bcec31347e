import { existsSync, openSync, readFileSync, rmSync, writeSync, closeSync, linkSync } from "node:fs";
import { execFileSync } from "node:child_process";

/**
 * Takes a lock file that holds our pid. Null when another live process has it. A file left by one that was killed is
 * taken over; `stale` tells that, since what it had started may still be ending.
 */
export function takeLock(file: string): { release: () => void; stale: boolean } | null {
  for (let stale = false; ; stale = true) {
    if (create(file)) return { stale, release: () => rmSync(file, { force: true }) };
    const holder = holderOf(file);
    if (holder !== null && isOurs(holder)) return null;
    // Only a file that still names the dead process is removed: another may have taken over meanwhile.
    if (holderOf(file) === holder) rmSync(file, { force: true });
  }
}

export function holderOf(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8"));
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** The process of ours that has the lock and lives. */
export function liveHolderOf(file: string): number | null {
  const holder = holderOf(file);
  return holder !== null && isOurs(holder) ? holder : null;
}

/** Written beside, then linked: nobody sees the file without its pid. */
function create(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, String(process.pid));
  closeSync(handle);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A pid may belong to another program by now; ours has `copydesk` or the start script in its command line. */
function isOurs(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return commandOf(pid).includes("scripts/");
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self")) return existsSync(file) ? readFileSync(file, "utf8") : "";
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
