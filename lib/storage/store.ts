/**
 * Content-addressed bytes: originals of sources, and files of models. What is put is named by its SHA-256, is there
 * whole or not at all, and never changes. A folder serves today; a bucket can by the same interface.
 */
import type { Readable } from "node:stream";
import { join } from "node:path";
import { openFolderStore } from "./folder-store.ts";

/** `digest` is the SHA-256, hex. */
export type Stored = { digest: string; bytes: number };

/** What the bytes have to be; `StorageError` "wrong-digest" or "wrong-size" when they are not. */
export type Expected = { digest?: string; bytes?: number };

export type PutOptions = {
  /** Beyond it `StorageError` "too-large". */
  maxBytes: number;
  expected?: Expected;
  signal?: AbortSignal;
  /** Bytes written so far. */
  onBytes?: (bytes: number) => void;
};

export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export type Store = {
  /** Throws StorageError "too-large", "wrong-digest", "wrong-size" or "disk-full", or the signal's reason. */
  put(chunks: Chunks, options: PutOptions): Promise<Stored>;
  /** As `put`, with a file of this machine that is given away: it is moved where that is possible, and gone after. */
  adopt(file: string, options: PutOptions): Promise<Stored>;
  /** Its size, or null when it is not there. */
  find(digest: string): Promise<number | null>;
  /** Whole, for small things. Throws StorageError "not-found". */
  read(digest: string): Promise<Uint8Array>;
  /** Throws StorageError "not-found". */
  stream(digest: string): Promise<Readable>;
  /** A read-only file on this machine with these bytes; a remote store would bring it here first. */
  localPath(digest: string): Promise<string>;
  /** Reads all of it. False when it is missing, or damaged: then it should be removed and fetched again. */
  verify(digest: string, signal?: AbortSignal): Promise<boolean>;
  remove(digest: string): Promise<void>;
  /** A folder for unfinished work beside the store, on the same disk; whoever writes there cleans up. */
  scratch: string;
};

/** One folder for each: they are backed up and cleared apart. */
export type StoreArea = "sources" | "models";

export function openStore(dataFolder: string, area: StoreArea = "sources"): Store {
  return openFolderStore(join(dataFolder, area));
}
