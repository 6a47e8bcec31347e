/** The store as a folder: `blobs/sha256/ab/abcd…`, written beside it in `scratch` and moved in whole. */
import { createReadStream } from "node:fs";
import { chmod, mkdir, open, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { digestOfFile } from "./digest.ts";
import { digestOfKey, keyOfDigest } from "./digest-key.ts";
import { asStorageError, codeOf, damaged, notFound } from "./storage-error.ts";
import type { Chunks, PutOptions, Store, Stored } from "./store.ts";
import { writeTemporary } from "./write-temporary.ts";
import { checkExpected } from "./expected.ts";

/** Blobs never change: nobody writes into them by mistake. */
const READ_ONLY = 0o440;

export function openFolderStore(folder: string): Store {
  const root = resolve(folder);
  const scratch = join(root, "scratch");
  const blobs = join(root, "blobs");
  const pathOf = (digest: string): string => join(blobs, keyOfDigest(digest));

  async function put(chunks: Chunks, options: PutOptions): Promise<Stored> {
    const { file, stored } = await writeTemporary(scratch, chunks, options);
    try {
      await options.onDigest?.(stored.digest);
      return await keep(file, stored);
    } catch (error) {
      await rm(file, { force: true });
      throw asStorageError(error);
    }
  }

  async function adopt(file: string, options: PutOptions): Promise<Stored> {
    const stored = await digestOfFile(file, options);
    checkExpected(stored, options.expected);
    await options.onDigest?.(stored.digest);
    try {
      return await keep(file, stored);
    } catch (error) {
      if (codeOf(error) !== "EXDEV") throw asStorageError(error);
      const copied = await put(createReadStream(file), options);
      await rm(file, { force: true });
      return copied;
    }
  }

  async function keep(file: string, stored: Stored): Promise<Stored> {
    const target = pathOf(stored.digest);
    await mkdir(dirname(target), { recursive: true });
    if ((await sizeOf(target)) === stored.bytes) {
      await rm(file, { force: true });
      return stored;
    }
    await chmod(file, READ_ONLY);
    await rename(file, target);
    await syncFolder(dirname(target));
    return stored;
  }

  return {
    scratch,
    put,
    adopt,
    find: (digest) => sizeOf(pathOf(digest)),
    async read(digest) {
      return readFile(pathOf(digest)).catch(refuseMissing);
    },
    async stream(digest, range) {
      const file = await open(pathOf(digest), "r").catch(refuseMissing);
      return file.createReadStream(range && { start: range.first, end: range.last });
    },
    async localPath(digest) {
      return pathOf(digest);
    },
    async bring(digest, { bytes, check = false, signal, onBytes }) {
      const path = pathOf(digest);
      const found = await sizeOf(path);
      if (found === null) throw notFound();
      checkExpected({ digest, bytes: found }, { bytes });
      const whole = !check || (await digestOfFile(path, { maxBytes: Infinity, signal })).digest === digest;
      if (!whole) throw damaged();
      onBytes?.(bytes);
      return path;
    },
    list: ({ after, limit }) => listBlobs(join(blobs, "sha256"), after, limit),
    async verify(digest, signal) {
      const path = pathOf(digest);
      if ((await sizeOf(path)) === null) return false;
      return (await digestOfFile(path, { maxBytes: Infinity, signal })).digest === digest;
    },
    async remove(digest) {
      await rm(pathOf(digest), { force: true });
    },
  };
}

/** Reads no more of the 256 folders than the page needs. */
async function listBlobs(folder: string, after: string | null, limit: number): Promise<Stored[]> {
  const page: Stored[] = [];
  for (const name of await namesIn(folder)) {
    if (after !== null && name < after.slice(0, 2)) continue;
    for (const blob of await namesIn(join(folder, name))) {
      if (page.length === limit) return page;
      const digest = digestOfKey(blob);
      if (digest === null || (after !== null && digest <= after)) continue;
      const bytes = await sizeOf(join(folder, name, blob));
      if (bytes !== null) page.push({ digest, bytes });
    }
  }
  return page;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function refuseMissing(error: unknown): never {
  if (codeOf(error) !== "ENOENT") throw error;
  throw notFound(error);
}

/** So that the new name outlives a power cut; Windows knows no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
