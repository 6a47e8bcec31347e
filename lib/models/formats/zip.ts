/** What a zip holds, before anything of it is unpacked. */
import { fromRandomAccessReader, RandomAccessReader } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { Readable } from "node:stream";
import { chunksOf } from "./byte-source.ts";
import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";
import { checkListing, isSystemFile } from "./listing.ts";
import type { ListedFile } from "./listing.ts";
import { shown } from "./plain-path.ts";

const LINK = 0o120000;
const TYPE_OF_FILE = 0o170000;
const ENCRYPTED = 1;
const STORED_OR_DEFLATED = new Set([0, 8]);
const LOCAL_HEADER = 30;

/** Files in the order of the archive, folders left out. Throws FormatFault; nothing is unpacked. */
export async function listZip(source: ByteSource): Promise<ListedFile[]> {
  return (await openZip(source)).files;
}

/** The same with a way to read each: its bytes unpacked, never more of them than the archive's directory says. */
export async function openZip(source: ByteSource) {
  const { zip, entries } = await readEntries(source);
  checkPlaces(entries, source.size);
  const kept = entries.filter(({ fileName }) => !fileName.endsWith("/") && !isSystemFile(fileName));
  const files = kept.map(fileOf);
  checkListing(files, source.size);
  const read = async (file: ListedFile): Promise<Readable> => {
    const entry = kept.find(({ fileName }) => fileName === file.path);
    if (!entry) throw new Error(`the archive has no ${file.path}`);
    return zip.openReadStreamPromise(entry);
  };
  return { files, read };
}

function fileOf(entry: Entry): ListedFile {
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & TYPE_OF_FILE) === LINK)
    throw new FormatFault("bad-path", `“${shown(entry.fileName)}” is a link; only files are taken.`);
  if (entry.generalPurposeBitFlag & ENCRYPTED) throw new FormatFault("bad-value", "The archive is encrypted.");
  if (!STORED_OR_DEFLATED.has(entry.compressionMethod))
    throw new FormatFault(
      "unsupported-version",
      "The archive is packed by a method that is not supported; use an ordinary zip.",
    );
  return { path: entry.fileName, bytes: entry.uncompressedSize, packed: entry.compressedSize };
}

/** No two entries may share bytes: that is how a small archive becomes a large one. */
function checkPlaces(entries: Entry[], size: number): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end)
      throw new FormatFault("overlap", "Two files of the archive share bytes.");
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
  }
  if (end > size) throw new FormatFault("truncated", "The archive is cut off.");
}

const MOST_ENTRIES = 10_000;

function readEntries(source: ByteSource): Promise<{ zip: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    const fail = () =>
      reject(new FormatFault("wrong-magic", "This is not a zip archive, or its directory is damaged."));
    const options = { lazyEntries: true, strictFileNames: true, autoClose: false };
    fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip?: ZipFile) => {
      if (error || !zip) return fail();
      if (zip.entryCount > MOST_ENTRIES)
        return reject(new FormatFault("too-many", `The archive has more than ${MOST_ENTRIES} files.`));
      zip.on("error", fail);
      zip.on("end", () => resolve({ zip, entries }));
      zip.on("entry", (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

/** yauzl asks for ranges of the archive. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(chunksOf(this.#source, start, end), { objectMode: false });
  }
}
