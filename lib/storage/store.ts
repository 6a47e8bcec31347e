/**
 * Content-addressed bytes: originals of sources, and files of models. What is put is named by its SHA-256, is there
 * whole or not at all, and never changes. A folder or a bucket keeps it, by the same interface.
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
  /** Hears what it will be called before it is kept, which waits for this. */
  onDigest?: (digest: string) => Promise<void>;
};

/** First and last byte, both included, as in HTTP. */
export type ByteRange = { first: number; last?: number };

export type BringOptions = {
  /** Size that it has to have. */
  bytes: number;
  /** Also reads what is already on this machine, and compares its digest. */
  check?: boolean;
  signal?: AbortSignal;
  /** Bytes of it that are here. */
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
  /** All of it, or the bytes of the range. Throws StorageError "not-found". */
  stream(digest: string, range?: ByteRange): Promise<Readable>;
  /** Where these bytes are as a file of this machine, once `bring` has brought them. */
  localPath(digest: string): Promise<string>;
  /**
   * Makes sure of a read-only file of this machine with these bytes, and gives its path. Throws StorageError
   * "not-found", "wrong-size" or "wrong-digest", or the signal's reason.
   */
  bring(digest: string, options: BringOptions): Promise<string>;
  /** What is kept, by digest in ascending order, `limit` at a time; an empty page is the end. */
  list(page: { after: string | null; limit: number }): Promise<Stored[]>;
  /** Reads all of it. False when it is missing, or damaged: then it should be removed and fetched again. */
  verify(digest: string, signal?: AbortSignal): Promise<boolean>;
  remove(digest: string): Promise<void>;
  /** A folder for unfinished work beside the store, on the same disk; whoever writes there cleans up. */
  scratch: string;
};

/** One place for each: they are backed up and cleared apart. */
export const STORE_AREAS = ["sources", "models"] as const;
export type StoreArea = (typeof STORE_AREAS)[number];

/** The store in the data folder. What the settings name, configured-store.ts opens. */
export function openStore(dataFolder: string, area: StoreArea): Store {
  return openFolderStore(join(dataFolder, area));
}
