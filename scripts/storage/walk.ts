import { StorageError } from "#lib/storage/storage-error";
import type { Store, Stored } from "#lib/storage/store";

export type WalkOptions = {
  signal: AbortSignal;
  /** Bytes of the file that is being read. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void;
};

/** `there`: nothing had to be done. `bad`: with the reason in a sentence. */
export type Walked = { done: number; there: number; bad: { digest: string; why: string }[] };

const PAGE = 500;

/**
 * Copies what the other does not have, and compares each file's SHA-256 while it is written. What is there already is
 * passed over by its size, so that a run goes on where an earlier one ended. Throws what ends everything: a store
 * that is away, a full disk, the signal's reason.
 */
export function copyStore(from: Store, to: Store, options: WalkOptions): Promise<Walked> {
  return walk(from, options, async ({ digest, bytes }) => {
    if ((await to.find(digest)) === bytes) return "there";
    const { signal, onProgress } = options;
    const expected = { digest, bytes };
    const onBytes = (done: number) => onProgress?.(done, bytes);
    await to.put(await from.stream(digest), { maxBytes: bytes, expected, signal, onBytes });
    return "done";
  });
}

/** Reads everything and compares digests. */
export function checkStore(store: Store, options: WalkOptions): Promise<Walked> {
  return walk(store, options, async ({ digest }) => {
    if (await store.verify(digest, options.signal)) return "done";
    throw new StorageError("wrong-digest", "It is damaged: its SHA-256 is another one.");
  });
}

/** These are the file's own fault, and the next one may do better. */
const OF_THE_FILE = ["wrong-digest", "wrong-size", "too-large", "not-found"];

async function walk(
  store: Store,
  { signal }: WalkOptions,
  visit: (stored: Stored) => Promise<"done" | "there">,
): Promise<Walked> {
  const walked: Walked = { done: 0, there: 0, bad: [] };
  let after: string | null = null;
  for (;;) {
    const page: Stored[] = await store.list({ after, limit: PAGE });
    if (page.length === 0) return walked;
    for (const stored of page) {
      signal.throwIfAborted();
      try {
        walked[await visit(stored)] += 1;
      } catch (error) {
        if (!(error instanceof StorageError) || !OF_THE_FILE.includes(error.code)) throw error;
        walked.bad.push({ digest: stored.digest, why: error.message });
      }
    }
    after = page.at(-1)?.digest ?? null;
  }
}
