import { stat } from "node:fs/promises";
import { codeOf, StorageError } from "#lib/storage/storage-error";
import type { StorageErrorCode } from "#lib/storage/storage-error";
import type { Store } from "#lib/storage/store";
import type { VersionFile } from "./schema.ts";

/** Path inside the version → where it is on this machine once it was brought; nothing is read. */
export async function pathsOf(store: Store, files: VersionFile[]): Promise<Record<string, string>> {
  const paths = files.map(async ({ path, sha256 }) => [path, await store.localPath(sha256)] as const);
  return Object.fromEntries(await Promise.all(paths));
}

export type BadFile = { path: string; why: "missing" | "damaged" };

/** Path → what the file system said of a file whose digest this process checked: written to since, it is read again. */
const verified = new Map<string, string>();

/**
 * Brings each file to this machine and reads it in full, but for those that this process has read since they were last
 * touched; empty when all are what the manifest says. Throws StorageError when the store cannot be asked.
 */
export async function verifyVersionFiles(
  store: Store,
  files: VersionFile[],
  signal?: AbortSignal,
  /** Reads also what was read before. `onFile` hears how many are done. */
  again?: { onFile: (done: number) => void },
): Promise<BadFile[]> {
  const bad: BadFile[] = [];
  for (const [index, { path, sha256, bytes }] of files.entries()) {
    again?.onFile(index);
    const file = await store.localPath(sha256);
    const before = again ? null : await stateOf(file);
    try {
      await store.bring(sha256, { bytes, check: before === null || verified.get(file) !== before, signal });
      verified.set(file, (await stateOf(file)) ?? "");
    } catch (error) {
      verified.delete(file);
      const why = error instanceof StorageError ? WHY[error.code] : undefined;
      if (!why) throw error;
      bad.push({ path, why });
    }
  }
  return bad;
}

/** Changes with every write, and where another file took its place; null where there is none. */
async function stateOf(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  return found && [found.ino, found.size, found.mtimeNs, found.ctimeNs].join();
}

const WHY: Partial<Record<StorageErrorCode, BadFile["why"]>> = {
  "not-found": "missing",
  "wrong-size": "damaged",
  "wrong-digest": "damaged",
};

/** By size alone, which is quick: for lists, and before a version is activated. */
export async function findMissingFiles(store: Store, files: VersionFile[]): Promise<string[]> {
  const found = await Promise.all(files.map(async (file) => (await store.find(file.sha256)) === file.bytes));
  return files.filter((_, index) => !found[index]).map((file) => file.path);
}
