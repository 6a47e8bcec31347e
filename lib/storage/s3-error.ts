import { StorageError, notFound } from "./storage-error.ts";
import type { StorageErrorCode } from "./storage-error.ts";
import type { S3Place } from "./s3-place.ts";

type Words = [code: StorageErrorCode, message: (place: S3Place) => string];

const WRONG_KEY: Words = [
  "denied",
  () => "The object store does not know this access key. Correct COPYDESK_S3_ACCESS_KEY.",
];
const WRONG_CLOCK: Words = [
  "clock-skew",
  () => "The object store refuses our requests because the clocks differ by more than 15 minutes. Set this machine's.",
];
const WRONG_REGION: Words = [
  "failed",
  ({ bucket }) => `The bucket ${bucket} is in another region. Correct COPYDESK_S3_REGION or COPYDESK_S3_ENDPOINT.`,
];
const UNREACHABLE: Words = [
  "unreachable",
  (place) => `The object store at ${placeName(place)} does not answer. Look at the network and COPYDESK_S3_ENDPOINT.`,
];

/** By the error codes of the S3 API, and those of Node's sockets. */
const WORDS: Record<string, Words> = {
  InvalidAccessKeyId: WRONG_KEY,
  /** Versity's name for it. */
  XAdminUserNotFound: WRONG_KEY,
  SignatureDoesNotMatch: ["denied", () => "The object store refuses our secret key. Correct COPYDESK_S3_SECRET_KEY."],
  CredentialsProviderError: ["denied", () => "There are no keys for the object store. Set COPYDESK_S3_ACCESS_KEY."],
  ExpiredToken: ["denied", () => "Our keys for the object store have expired. Renew them."],
  AccessDenied: [
    "denied",
    ({ bucket }) =>
      `Our keys may not do this in the bucket ${bucket}: they need to list it, and to get, put and delete its objects.`,
  ],
  NoSuchBucket: ["no-bucket", ({ bucket }) => `There is no bucket ${bucket}. Make it, or correct COPYDESK_S3_BUCKET.`],
  RequestTimeTooSkewed: WRONG_CLOCK,
  RequestExpired: WRONG_CLOCK,
  PermanentRedirect: WRONG_REGION,
  AuthorizationHeaderMalformed: WRONG_REGION,
  BadDigest: ["wrong-digest", () => "What arrived at the object store was changed on the way. It was not kept."],
  XAmzContentSHA256Mismatch: ["wrong-digest", () => "What arrived was changed on the way. It was not kept."],
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  EPIPE: UNREACHABLE,
  TimeoutError: UNREACHABLE,
  SlowDown: ["unreachable", () => "The object store is overloaded. Try again in a moment."],
};

/** Always throws: a StorageError in plain words, or what was given when it is none of the store's (an abort). */
export function refuseS3(error: unknown, place: S3Place): never {
  if (error instanceof StorageError || !(error instanceof Error) || error.name === "AbortError") throw error;
  if (isMissing(error)) throw notFound(error);
  const known = [error.name, codeOf(error)].flatMap((code) => (code && WORDS[code] ? [WORDS[code]] : []))[0];
  if (known) throw new StorageError(known[0], known[1](place), { cause: error });
  const status = statusOf(error);
  // Answers to HEAD have no body, hence no code of their own.
  if (status === 403) throw new StorageError("denied", WORDS.AccessDenied![1](place), { cause: error });
  if (status !== undefined && status >= 500)
    throw new StorageError("unreachable", `The object store answers with an error (${status}).`, { cause: error });
  throw new StorageError("failed", `The object store refused: ${error.name}.`, { cause: error });
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");
}

/** Somebody was faster with the same key, which here means the same bytes. */
export function isAlreadyThere(error: unknown): boolean {
  return statusOf(error) === 412 || (error instanceof Error && error.name === "ConditionalRequestConflict");
}

function statusOf(error: unknown): number | undefined {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}

function codeOf(error: Error): string | undefined {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code } = first as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}

function placeName({ endpoint, region }: S3Place): string {
  return endpoint ? new URL(endpoint).host : region;
}
