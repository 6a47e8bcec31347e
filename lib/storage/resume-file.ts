import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { asStorageError, damaged } from "./storage-error.ts";
import type { BringOptions } from "./store.ts";

/** Opens the bytes from `first` on. */
export type OpenFrom = (first: number) => Promise<Readable>;

/**
 * Writes the bytes of a digest to `file`, from where an earlier try broke off. Each chunk goes to its own place, so
 * that a second writer of the same bytes would do no harm. A file that does not come out right is removed.
 */
export async function resumeFile(file: string, digest: string, options: BringOptions, from: OpenFrom): Promise<void> {
  const { bytes, signal, onBytes } = options;
  const hash = createHash("sha256");
  let position = 0;
  for await (const chunk of (await exists(file)) ? createReadStream(file) : []) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
    position += (chunk as Buffer).byteLength;
  }
  if (position < bytes) {
    const handle = await open(file, position === 0 ? "w" : "r+");
    try {
      for await (const chunk of (await from(position)) as AsyncIterable<Buffer>) {
        signal?.throwIfAborted();
        hash.update(chunk);
        await writeAt(handle, chunk, position);
        position += chunk.byteLength;
        onBytes?.(position);
        if (position > bytes) break;
      }
      await handle.sync();
    } catch (error) {
      throw asStorageError(error);
    } finally {
      await handle.close();
    }
  }
  signal?.throwIfAborted();
  if (position === bytes && hash.digest("hex") === digest) return;
  await rm(file, { force: true });
  throw damaged();
}

async function writeAt(handle: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength;) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
