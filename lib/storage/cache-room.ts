import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StorageError, codeOf } from "./storage-error.ts";

/** What was used so lately may be about to be opened. Once open, a file may lose its name. */
const IN_USE_MS = 10 * 60_000;

type Kept = { path: string; bytes: number; usedAt: number };

/** Removes what was used longest ago until `bytes` more fit. Throws StorageError "too-large" when that is not enough. */
export async function makeCacheRoom(root: string, bytes: number, maxBytes: number, wanted: string): Promise<void> {
  if (bytes > maxBytes)
    throw new StorageError(
      "too-large",
      `This file has ${inMegabytes(bytes)}, and only ${inMegabytes(maxBytes)} of the store may be kept here. Raise COPYDESK_CACHE_BYTES.`,
    );
  // A part of the wanted file is counted in what it will have.
  const kept = (await listKept(root)).filter(({ path }) => !path.startsWith(wanted));
  let used = kept.reduce((sum, file) => sum + file.bytes, 0);
  for (const file of kept.sort((a, b) => a.usedAt - b.usedAt)) {
    if (used + bytes <= maxBytes) return;
    if (Date.now() - file.usedAt < IN_USE_MS) break;
    if (await removed(file.path)) used -= file.bytes;
  }
  if (used + bytes > maxBytes)
    throw new StorageError(
      "too-large",
      `The ${inMegabytes(maxBytes)} for files of the store are full with what is in use. Raise COPYDESK_CACHE_BYTES.`,
    );
}

async function listKept(root: string): Promise<Kept[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const files = names.filter((entry) => entry.isFile() && !entry.name.endsWith(".lock"));
  const kept = await Promise.all(files.map((entry) => look(join(entry.parentPath, entry.name))));
  return kept.filter((file) => file !== null);
}

async function look(path: string): Promise<Kept | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, bytes: size, usedAt: mtimeMs };
  } catch (error) {
    // Another process removed it.
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Windows keeps the name of what is open. */
async function removed(path: string): Promise<boolean> {
  try {
    await rm(path, { force: true });
    return true;
  } catch (error) {
    if (["EBUSY", "EPERM"].includes(codeOf(error) ?? "")) return false;
    throw error;
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
