import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { tooLarge } from "./expected.ts";
import type { PutOptions, Stored } from "./store.ts";

/** Reads in pieces of this size: SHA-256 then costs about 0.5 s for a gigabyte. */
const CHUNK = 1024 * 1024;

/** Throws StorageError "too-large", or the signal's reason. */
export async function digestOfFile(
  file: string,
  { maxBytes, signal, onBytes }: Pick<PutOptions, "maxBytes" | "signal" | "onBytes">,
): Promise<Stored> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    onBytes?.(bytes);
  }
  return { digest: hash.digest("hex"), bytes };
}
