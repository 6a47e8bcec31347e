import { StorageError } from "#lib/storage/storage-error";
import type { StorageErrorCode } from "#lib/storage/storage-error";
import type { Store } from "#lib/storage/store";
import type { VersionFile } from "./schema.ts";

/** Path inside the version → where it is on this machine once it was brought; nothing is read. */
export async function pathsOf(store: Store, files: VersionFile[]): Promise<Record<string, string>> {
  const paths = files.map(async ({ path, sha256 }) => [path, await store.localPath(sha256)] as const);
  return Object.fromEntries(await Promise.all(paths));
}

export type BadFile = { path: string; why: "missing" | "damaged" };

/** Files whose digest was checked by this process; blobs are read-only, so once is enough. */
const verified = new Set<string>();

/**
 * Brings each file to this machine and reads it in full, once for each process; empty when all are what the manifest
 * says. Throws StorageError when the store cannot be asked.
 */
export async function verifyVersionFiles(store: Store, files: VersionFile[], signal?: AbortSignal): Promise<BadFile[]> {
  const bad: BadFile[] = [];
  for (const { path, sha256, bytes } of files) {
    const key = await store.localPath(sha256);
    try {
      await store.bring(sha256, { bytes, check: !verified.has(key), signal });
      verified.add(key);
    } catch (error) {
      const why = error instanceof StorageError ? WHY[error.code] : undefined;
      if (!why) throw error;
      bad.push({ path, why });
    }
  }
  return bad;
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
