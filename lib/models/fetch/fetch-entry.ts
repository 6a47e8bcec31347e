/** All files of an entry of the catalog, from wherever they can be had, into the store. */
import { statfs } from "node:fs/promises";
import { sizeOf } from "../catalog/schema.ts";
import type { Origin, VersionFile } from "../schema.ts";
import { FetchError } from "./fetch-error.ts";
import { fetchFile } from "./fetch-file.ts";
import type { FetchedFile } from "./fetch-file.ts";
import { sumProgress } from "./progress.ts";
import type { FetchProgress } from "./progress.ts";
import type { FetchSession } from "./session.ts";
import type { Wanted } from "./source.ts";

export type FetchedEntry = { files: VersionFile[]; origin: Origin };

/** Stays free beside what is fetched, for the database and for what is unpacked on the way. */
const RESERVE_BYTES = 256 * 1024 ** 2;

/** Throws FetchError, or the signal's reason. What was fetched until then is kept, and found again. */
export async function fetchEntry(
  session: FetchSession,
  entry: Wanted,
  options: { signal: AbortSignal; onProgress: (progress: FetchProgress) => void },
): Promise<FetchedEntry> {
  const { signal } = options;
  const progress = sumProgress(options.onProgress);
  for (const file of entry.files) progress.set(file.path, { done: 0, total: file.bytes });
  await requireSpace(session.settings.store.scratch, sizeOf(entry));
  const fetched: FetchedFile[] = [];
  for (const file of entry.files) {
    signal.throwIfAborted();
    fetched.push(await fetchFile({ session, entry, file, progress, signal }));
  }
  return { files: fetched.map(({ origin: _, ...file }) => file), origin: originOf(entry, fetched) };
}

async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + RESERVE_BYTES) return;
  const inMegabytes = (value: number) => `${Math.ceil(value / 1e6)} MB`;
  throw new FetchError(
    "disk-full",
    `This model needs ${inMegabytes(bytes + RESERVE_BYTES)} of disk, and ${inMegabytes(free)} are free.`,
  );
}

/** The largest file tells where the model is from. */
function originOf(entry: Wanted, fetched: FetchedFile[]): Origin {
  const [largest] = fetched.toSorted((a, b) => b.bytes - a.bytes);
  const fetchedAt = new Date().toISOString();
  return largest ? { ...largest.origin, fetchedAt } : { source: "built-in", reference: entry.id, fetchedAt };
}
