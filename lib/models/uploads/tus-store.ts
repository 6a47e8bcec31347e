import { createWriteStream } from "node:fs";
import { statfs } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DataStore, ERRORS, Upload } from "@tus/server";
import { asStorageError, codeOf, StorageError } from "#lib/storage/storage-error";
import type { UploadFiles } from "./files.ts";
import { OPEN_UPLOADS, uploadedPathSchema } from "./schema.ts";
import type { UploadRecord } from "./schema.ts";

/** Stays free beside what is uploaded, for the database. */
const RESERVE_BYTES = 256 * 1024 ** 2;

export type TusStoreOptions = {
  files: UploadFiles;
  ownerId: string;
  /** Bytes free where uploads lie; the disk is asked unless given. */
  freeBytes?: (folder: string) => Promise<number>;
};

/** What a tus server keeps: uploads of one person. Their bytes outlive a cut line, and the process. */
export class TusStore extends DataStore {
  readonly #options: TusStoreOptions;
  constructor(options: TusStoreOptions) {
    super();
    this.#options = options;
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { files, ownerId, freeBytes = freeBytesOf } = this.#options;
    const path = uploadedPathSchema.safeParse(upload.metadata?.["path"]);
    if (!path.success) throw refusal(422, "Upload-Metadata has to name the file's path.");
    const bytes = upload.size ?? 0;
    const open = await files.list();
    if (open.filter((record) => record.ownerId === ownerId).length >= OPEN_UPLOADS)
      throw refusal(429, `You have ${OPEN_UPLOADS} uploads that no model was made of. Cancel some first.`);
    const createdAt = new Date().toISOString();
    await files.create({ id: upload.id, ownerId, path: path.data, bytes, createdAt, digest: null });
    const waiting = await Promise.all(open.map(async (record) => record.bytes - (await files.state(record)).received));
    const needed = bytes + RESERVE_BYTES + waiting.reduce((sum, count) => sum + count, 0);
    const free = await freeBytes(files.folder);
    if (free < needed) {
      await files.remove(upload.id);
      throw refusal(
        507,
        `The disk has not enough room: ${inMegabytes(needed)} are needed, and ${inMegabytes(free)} are free.`,
      );
    }
    upload.creation_date = createdAt;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const record = await this.#require(id);
    const { received } = await this.#options.files.state(record);
    const { path, bytes, createdAt } = record;
    return new Upload({ id, size: bytes, offset: received, metadata: { path }, creation_date: createdAt });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { files } = this.#options;
    let received = 0;
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        received += chunk.byteLength;
        yield chunk;
      }
    };
    try {
      await pipeline(stream, counted, createWriteStream(files.partOf(id), { flags: "r+", start: offset }));
    } catch (error) {
      const known = asStorageError(error);
      if (known instanceof StorageError) throw refusal(507, known.message);
      // A line that was cut: what came is kept, and the client goes on from there.
      if (codeOf(error) !== "ENOENT") throw error;
      throw ERRORS.FILE_NO_LONGER_EXISTS;
    }
    return offset + received;
  }

  override async remove(id: string): Promise<void> {
    await this.#require(id);
    await this.#options.files.remove(id);
  }

  async #require(id: string): Promise<UploadRecord> {
    const record = await this.#options.files.find(id);
    if (record?.ownerId !== this.#options.ownerId) throw ERRORS.FILE_NOT_FOUND;
    return record;
  }
}

/** As tus' server takes it: the words go to whoever uploads. */
function refusal(status_code: number, body: string): { status_code: number; body: string } {
  return { status_code, body };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
