/** A bucket of an S3-compatible object store, and how its client is made. */
import type { S3Client } from "@aws-sdk/client-s3";

export type S3Place = {
  /** Address of the service; undefined for Amazon's own of the region. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** Undefined: the keys that the environment, its files or the machine's role give (the SDK's usual order). */
  keys: { access: string; secret: string } | undefined;
  /** The bucket as first part of the path, not of the host name: most services of one's own want it so. */
  pathStyle: boolean;
  /** Before each key: "" or "desk/". */
  prefix: string;
};

const CONNECT_TIMEOUT = 5_000;
/** Without a byte in either direction. */
const STALL_TIMEOUT = 60_000;
const TRIES = 4;

/** The SDK is loaded at first use: a desk with a folder does without it. */
export async function createS3Client(place: S3Place): Promise<S3Client> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  return new S3Client({
    region: place.region,
    endpoint: place.endpoint,
    forcePathStyle: place.pathStyle,
    ...(place.keys && { credentials: { accessKeyId: place.keys.access, secretAccessKey: place.keys.secret } }),
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT, socketTimeout: STALL_TIMEOUT },
    // We send SHA-256 with what we write, and compare it with what we read.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
