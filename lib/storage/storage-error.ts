export type StorageErrorCode =
  | "too-large"
  | "wrong-digest"
  | "wrong-size"
  | "disk-full"
  | "not-found"
  /** Of a store elsewhere: it does not answer, or not as it should. */
  | "unreachable"
  | "denied"
  | "no-bucket"
  | "clock-skew"
  | "failed";

/** What the store refuses; `message` is for a person and names no path. In every case nothing was kept. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StorageError";
    this.code = code;
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** A full disk and a used-up quota look the same to a person; any other error comes back untouched. */
export function asStorageError(error: unknown): unknown {
  if (!["ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "")) return error;
  const message = "The disk is full. Nothing half written was kept: make room in the data folder and try again.";
  return new StorageError("disk-full", message, { cause: error });
}

export function notFound(cause?: unknown): StorageError {
  return new StorageError("not-found", "These bytes are not in the store.", { cause });
}

export function damaged(): StorageError {
  return new StorageError("wrong-digest", "These bytes were changed where they lie: their SHA-256 is another one.");
}
