import type { Dropped, SourceError } from "#lib/sources/schema";

/** Why a source could not be read, in words for the person who added it. */
export class ImportError extends Error {
  readonly details: SourceError;
  constructor(code: string, message: string, help: string) {
    super(message);
    this.name = "ImportError";
    this.details = { code, message, help };
  }
}

export type ReadText = { text: string; dropped: Dropped[] };
