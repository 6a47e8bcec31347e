import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DATA_IN_USE, DISK_FULL, StartFault } from "./fault.ts";
import { holderOf, takeLock } from "./lock.ts";

/** A database and the default models, with room to work. */
export const NEEDED_BYTES = 2 * 1024 ** 3;

/** Everything of one desk, for its owner only but for the way to PostgreSQL's folder. */
export function openDataFolder(folder: string): { release: () => void; stale: boolean } {
  makeFolder(folder);
  const file = join(folder, "lock");
  const lock = takeLock(file);
  if (lock) return lock;
  throw new StartFault(
    `Copydesk already runs on the data in ${folder} (process ${holderOf(file) ?? "unknown"}). ` +
      `Stop it first, or give this one a folder of its own with COPYDESK_DATA_DIR, and another PORT.`,
    DATA_IN_USE,
  );
}

export function checkDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return;
  const gigabytes = (free / 1024 ** 3).toFixed(1);
  throw new StartFault(
    `Only ${gigabytes} GB are free where ${folder} lies; Copydesk needs 2 GB to start. ` +
      `Make room, or name a folder on another disk in COPYDESK_DATA_DIR. Nothing was changed.`,
    DISK_FULL,
  );
}

/** Signs sessions. Made once; whoever has it can sign in as anybody, so it is for the owner only. */
export function ensureSecret(folder: string): string {
  const file = join(folder, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8").trim();
}

/** For commands beside the running desk, such as npm run token. */
export function noteEnvironment(folder: string, environment: Record<string, string>): void {
  writeFileSync(join(folder, "environment.json"), JSON.stringify(environment), { mode: 0o600 });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new StartFault(
      `The data folder ${folder} cannot be made: ${(error as Error).message}. Name another in COPYDESK_DATA_DIR.`,
    );
  }
}
