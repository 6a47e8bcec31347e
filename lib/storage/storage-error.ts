export type StorageErrorCode = "too-large" | "wrong-digest" | "wrong-size" | "disk-full" | "not-found";

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
