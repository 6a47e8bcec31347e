/** Archives are unpacked beside the store, within the limits of their listing; nothing of them is run or linked to. */
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { chunksOf } from "../formats/byte-source.ts";
import type { ByteSource } from "../formats/byte-source.ts";
import { FormatFault } from "../formats/format-fault.ts";
import type { ListedFile } from "../formats/listing.ts";
import { shown } from "../formats/plain-path.ts";
import { listTar } from "../formats/tar.ts";
import { refuseUnsafeName } from "../formats/unsafe.ts";
import { openZip } from "../formats/zip.ts";

export type UnpackedFile = { path: string; file: string; bytes: number };

/** `folder` is the caller's to remove. Throws FormatFault, a system error such as ENOSPC, or the signal's reason. */
export async function unpack(
  archive: ByteSource,
  kind: "zip" | "tar",
  folder: string,
  signal: AbortSignal,
): Promise<UnpackedFile[]> {
  const { files, read } = kind === "zip" ? await openZip(archive) : await openTar(archive);
  // Those of Bergamot are called .bin too, and are told by their first bytes once they are unpacked.
  for (const { path } of files) if (!/\.bin$/i.test(path)) refuseUnsafeName(path);
  const unpacked: UnpackedFile[] = [];
  for (const listed of files) {
    const file = join(folder, listed.path);
    await mkdir(dirname(file), { recursive: true });
    await write(listed, () => read(listed), file, signal);
    unpacked.push({ path: listed.path, file, bytes: listed.bytes });
  }
  return unpacked;
}

async function openTar(archive: ByteSource) {
  const files = await listTar(archive);
  const starts = new Map(files.map(({ path, start }) => [path, start]));
  const read = async ({ path, bytes }: ListedFile) => {
    const start = starts.get(path) ?? 0;
    return Readable.from(chunksOf(archive, start, start + bytes), { objectMode: false });
  };
  return { files, read };
}

async function write(
  { path, bytes }: ListedFile,
  open: () => Promise<Readable>,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  let written = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      written += chunk.length;
      if (written > bytes) throw new FormatFault("bomb", `“${shown(path)}” unpacks to more than the archive says.`);
      yield chunk;
    }
  };
  try {
    await pipeline(await open(), counted, createWriteStream(file, { flags: "wx" }), { signal });
  } catch (error) {
    signal.throwIfAborted();
    // What unpacking itself throws has no code of the system: the packed bytes are damaged.
    if (error instanceof FormatFault || isSystemError(error)) throw error;
    throw damaged(path, error);
  }
  if (written !== bytes) throw damaged(path, null);
}

function damaged(path: string, cause: unknown): FormatFault {
  return Object.assign(new FormatFault("truncated", `“${shown(path)}” cannot be unpacked: its bytes are damaged.`), {
    cause,
  });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
