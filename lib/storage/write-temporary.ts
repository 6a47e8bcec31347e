import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { checkExpected, tooLarge } from "./expected.ts";
import { asStorageError } from "./storage-error.ts";
import type { Chunks, PutOptions, Stored } from "./store.ts";

/** Writes to a new file and flushes it to the disk; on any error the file is gone again. */
export async function writeTemporary(
  folder: string,
  chunks: Chunks,
  options: PutOptions,
): Promise<{ file: string; stored: Stored }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.tmp`);
  const handle = await open(file, "wx");
  try {
    const stored = await writeAll(handle, chunks, options);
    await handle.sync();
    await handle.close();
    checkExpected(stored, options.expected);
    return { file, stored };
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw asStorageError(error);
  }
}

async function writeAll(handle: FileHandle, chunks: Chunks, options: PutOptions): Promise<Stored> {
  const { maxBytes, signal, onBytes } = options;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    hash.update(chunk);
    await writeChunk(handle, chunk);
    onBytes?.(bytes);
  }
  signal?.throwIfAborted();
  return { digest: hash.digest("hex"), bytes };
}

/** One write may take less than it was given. */
async function writeChunk(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, written);
    written += bytesWritten;
  }
}
