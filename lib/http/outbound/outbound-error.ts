export type OutboundErrorCode =
  /** An address that may not be asked; `message` says which setting would allow it, if one does. */
  | "address-refused"
  | "unreachable"
  | "timed-out"
  /** The connection broke, or what came was not HTTP. */
  | "interrupted"
  | "too-large";

/** `message` is a sentence for a person: the host, never the path, the headers or what was sent. */
export class OutboundError extends Error {
  readonly code: OutboundErrorCode;
  constructor(code: OutboundErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OutboundError";
    this.code = code;
  }
}
