import type { Store } from "#lib/storage/store";
import type { VersionFile } from "./schema.ts";

/** Path inside the version → absolute path in the store; nothing is read. */
export async function pathsOf(store: Store, files: VersionFile[]): Promise<Record<string, string>> {
  const paths = files.map(async ({ path, sha256 }) => [path, await store.localPath(sha256)] as const);
  return Object.fromEntries(await Promise.all(paths));
}

export type BadFile = { path: string; why: "missing" | "damaged" };

/** Files whose digest was checked by this process; blobs are read-only, so once is enough. */
const verified = new Set<string>();

/** Reads each file in full, once for each process; empty when all are what the manifest says. */
export async function verifyVersionFiles(store: Store, files: VersionFile[], signal?: AbortSignal): Promise<BadFile[]> {
  const bad: BadFile[] = [];
  for (const { path, sha256, bytes } of files) {
    const key = await store.localPath(sha256);
    const found = await store.find(sha256);
    if (found === null) bad.push({ path, why: "missing" });
    else if (found !== bytes) bad.push({ path, why: "damaged" });
    else if (verified.has(key)) continue;
    else if (await store.verify(sha256, signal)) verified.add(key);
    else bad.push({ path, why: "damaged" });
  }
  return bad;
}

/** By size alone, which is quick: for lists, and before a version is activated. */
export async function findMissingFiles(store: Store, files: VersionFile[]): Promise<string[]> {
  const found = await Promise.all(files.map(async (file) => (await store.find(file.sha256)) === file.bytes));
  return files.filter((_, index) => !found[index]).map((file) => file.path);
}
