import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { asStorageError } from "#lib/storage/storage-error";
import { NEEDED_BYTES } from "../../start/data-folder.ts";
import { failed, note, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import { nearestFolder } from "../examined.ts";
import type { Examined } from "../examined.ts";

/** Below it new models and a growing database soon find no room. */
const COMFORTABLE_BYTES = 5 * 1024 ** 3;
const PROBE_BYTES = 1024 ** 2;
const ROOM = "Make room, or name a folder on another disk in COPYDESK_DATA_DIR.";

/** Asks how much is free, and tries: quotas and reserved blocks are not in the figure. */
export function disk({ settings: { dataFolder }, freeBytes, holder }: Examined): Finding[] {
  const folder = nearestFolder(dataFolder);
  const free = freeBytes(folder);
  const words = `${(free / 1024 ** 3).toFixed(1)} GB are free where ${dataFolder} lies`;
  if (free < PROBE_BYTES) return [failed(`The disk is full: ${words}.`, ROOM)];
  const needed = `Copydesk needs ${NEEDED_BYTES / 1024 ** 3} GB to start`;
  if (free < NEEDED_BYTES)
    return [
      holder === null ? failed(`Only ${words}; ${needed}.`, ROOM) : note(`Only ${words}; ${needed} again.`, ROOM),
    ];
  const probed = probe(folder);
  if (probed !== null) return [probed];
  return [free < COMFORTABLE_BYTES ? note(`Only ${words}.`, `Larger models will not fit. ${ROOM}`) : ok(`${words}.`)];
}

/** Null when as much as a small draft can be written and is on the disk. */
function probe(folder: string): Finding | null {
  let made: string | null = null;
  try {
    made = mkdtempSync(join(folder, ".doctor-"));
    const file = openSync(join(made, "probe"), "wx");
    try {
      for (let written = 0; written < PROBE_BYTES;) written += writeSync(file, Buffer.alloc(PROBE_BYTES - written));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    if (asStorageError(error) !== error) return failed("The disk is full, or this account's share of it is.", ROOM);
    return skipped(`Nothing could be written there: ${(error as Error).message}`);
  } finally {
    if (made) rmSync(made, { recursive: true, force: true });
  }
}
