import { open, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Random access to a file of a known size, in bytes. `read` gives fewer bytes only where the file ends. */
export type ByteSource = { size: number; read(start: number, length: number): Promise<Uint8Array> };

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)) };
}

/** Lends a file of this machine for reading and closes it again. */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await use(await sourceOfFile(file));
  } finally {
    await file.close();
  }
}

/** A file that is opened anew for each read: for many files that are looked at now and then. */
export async function sourceOfPath(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return { size, read: (start, length) => withFile(path, (source) => source.read(start, length)) };
}

/** The bytes from `start` to before `end`, some at a time. */
export async function* chunksOf(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end;) {
    const bytes = await source.read(at, Math.min(65_536, end - at));
    if (bytes.length === 0) return;
    at += bytes.length;
    yield bytes;
  }
}

async function sourceOfFile(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat();
  return {
    size,
    async read(start, length) {
      const wanted = Math.max(0, Math.min(length, size - start));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
  };
}
