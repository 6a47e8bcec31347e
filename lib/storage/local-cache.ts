/**
 * Files of a store elsewhere, brought to this machine by what needs a path: engines. Named by content, verified before
 * they get their name, and removed again when others need the room. Several processes may share the folder.
 */
import { chmod, mkdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeCacheRoom } from "./cache-room.ts";
import { digestOfFile } from "./digest.ts";
import { keyOfDigest } from "./digest-key.ts";
import { resumeFile } from "./resume-file.ts";
import { withSharedLock } from "./shared-lock.ts";
import { codeOf } from "./storage-error.ts";
import type { BringOptions, Stored } from "./store.ts";
import type { OpenFrom } from "./resume-file.ts";

export type LocalCache = {
  pathOf(digest: string): string;
  bring(digest: string, options: BringOptions, open: OpenFrom): Promise<string>;
  /** Takes over a file of these bytes that is no longer wanted where it is, when there is room; else it goes. */
  adopt(file: string, stored: Stored): Promise<void>;
  remove(digest: string): Promise<void>;
};

const READ_ONLY = 0o440;

export function createLocalCache(folder: string, maxBytes: number): LocalCache {
  const root = resolve(folder);
  const pathOf = (digest: string) => join(root, keyOfDigest(digest));

  async function bring(digest: string, options: BringOptions, open: OpenFrom): Promise<string> {
    const path = pathOf(digest);
    if (await isHere(path, digest, options)) return path;
    await mkdir(dirname(path), { recursive: true });
    await withSharedLock(`${path}.lock`, options.signal, async () => {
      // Another process may have brought it while this one waited.
      if (await isHere(path, digest, options)) return;
      await makeCacheRoom(root, options.bytes, maxBytes, path);
      const part = `${path}.part`;
      await resumeFile(part, digest, options, open);
      await settle(part, path);
    });
    return path;
  }

  return {
    pathOf,
    bring,
    async adopt(file, { digest, bytes }) {
      const path = pathOf(digest);
      if (await isHere(path, digest, { bytes })) return rm(file, { force: true });
      await mkdir(dirname(path), { recursive: true });
      try {
        await makeCacheRoom(root, bytes, maxBytes, path);
        await settle(file, path);
      } catch {
        // No room, or another disk: it is brought when somebody needs it.
        await rm(file, { force: true });
      }
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
  };
}

/** Notes its use. What is damaged here is no loss: it goes, and is brought again. */
async function isHere(path: string, digest: string, options: BringOptions): Promise<boolean> {
  const size = await sizeOf(path);
  if (size === null) return false;
  const { bytes, check, signal, onBytes } = options;
  const whole = size === bytes && (!check || (await digestOfFile(path, { maxBytes: bytes, signal })).digest === digest);
  if (!whole) {
    await rm(path, { force: true });
    return false;
  }
  const now = new Date();
  await utimes(path, now, now);
  onBytes?.(bytes);
  return true;
}

/** Gives a finished file its name. Of two that did the same work one finds the other's result. */
async function settle(file: string, path: string): Promise<void> {
  try {
    await chmod(file, READ_ONLY);
    await rename(file, path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || (await sizeOf(path)) === null) throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
