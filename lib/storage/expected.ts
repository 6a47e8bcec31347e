import { StorageError } from "./storage-error.ts";
import type { Expected, Stored } from "./store.ts";

export function checkExpected(stored: Stored, expected: Expected = {}): void {
  if (expected.bytes !== undefined && expected.bytes !== stored.bytes)
    throw new StorageError(
      "wrong-size",
      `The file has ${stored.bytes} bytes where ${expected.bytes} were expected. It was not kept.`,
    );
  if (expected.digest !== undefined && expected.digest !== stored.digest)
    throw new StorageError(
      "wrong-digest",
      `The file is not the one that was expected: its SHA-256 is ${stored.digest}, not ${expected.digest}. It was not kept.`,
    );
}

export function tooLarge(maxBytes: number): StorageError {
  return new StorageError("too-large", `There are more than ${maxBytes} bytes. Nothing was kept.`);
}
