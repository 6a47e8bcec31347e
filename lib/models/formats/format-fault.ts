/**
 * Readers of model files that trust nothing: each walks only the header, within limits, before any engine sees the
 * file. What they refuse they name, in words for the person who brought the file.
 */
export type FormatFaultCode =
  | "truncated"
  | "wrong-magic"
  | "unsupported-version"
  | "too-many"
  | "too-large"
  | "bad-value"
  | "bad-text"
  | "bad-path"
  | "out-of-range"
  | "overlap"
  | "custom-code"
  | "unsafe-format"
  | "unknown-format"
  | "missing-part"
  | "bomb";

/** `message` says what is wrong with the file; `at` is the offset in bytes, where there is one. */
export class FormatFault extends Error {
  readonly code: FormatFaultCode;
  readonly at: number | null;
  constructor(code: FormatFaultCode, message: string, at: number | null = null) {
    super(message);
    this.name = "FormatFault";
    this.code = code;
    this.at = at;
  }
}
