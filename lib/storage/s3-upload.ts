import type { S3Client } from "@aws-sdk/client-s3";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { isAlreadyThere } from "./s3-error.ts";
import type { Stored } from "./store.ts";

/** Up to it one request; beyond it parts, of which two at a time are in memory. */
const PART_BYTES = 16 * 1024 ** 2;
const PARTS_AT_A_TIME = 2;
const MOST_PARTS = 10_000;

export type UploadOptions = {
  client: S3Client;
  bucket: string;
  key: string;
  file: string;
  stored: Stored;
  /** Refuses to overwrite. Without it a damaged object is replaced. */
  ifAbsent: boolean;
  signal?: AbortSignal;
};

/**
 * Sends a file with its SHA-256, which the server compares before it keeps it: of the whole where one request does,
 * else of each part. Who finds that somebody else has put the same key meanwhile is content.
 */
export async function uploadFile(options: UploadOptions): Promise<void> {
  try {
    if (options.stored.bytes <= PART_BYTES) await uploadWhole(options);
    else await uploadParts(options);
  } catch (error) {
    if (!(options.ifAbsent && isAlreadyThere(error))) throw error;
  }
}

async function uploadWhole({ client, bucket, key, file, stored, ifAbsent, signal }: UploadOptions): Promise<void> {
  const { PutObjectCommand } = await import("@aws-sdk/client-s3");
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: await readFile(file),
    ChecksumSHA256: Buffer.from(stored.digest, "hex").toString("base64"),
    ...(ifAbsent && { IfNoneMatch: "*" }),
  });
  await client.send(command, { abortSignal: signal });
}

async function uploadParts({ client, bucket, key, file, stored, ifAbsent, signal }: UploadOptions): Promise<void> {
  const { Upload } = await import("@aws-sdk/lib-storage");
  const partSize = Math.max(PART_BYTES, Math.ceil(stored.bytes / MOST_PARTS));
  const upload = new Upload({
    client,
    params: {
      Bucket: bucket,
      Key: key,
      Body: createReadStream(file, { highWaterMark: 1024 ** 2 }),
      ChecksumAlgorithm: "SHA256",
      ...(ifAbsent && { IfNoneMatch: "*" }),
    },
    partSize,
    queueSize: PARTS_AT_A_TIME,
    leavePartsOnError: false,
  });
  const abort = () => void upload.abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    signal?.throwIfAborted();
    await upload.done();
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
