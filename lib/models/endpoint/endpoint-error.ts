import { OutboundError } from "#lib/http/outbound/outbound-error";

export type EndpointErrorCode =
  | "address-refused"
  | "unreachable"
  | "timed-out"
  | "interrupted"
  | "too-large"
  | "key-refused"
  | "not-found"
  | "busy"
  | "server-failed"
  | "request-refused"
  | "prompt-too-long"
  | "redirected"
  | "bad-answer";

export type EndpointFault = {
  /** Milliseconds that the server asks to wait. */
  retryAfter?: number;
  /** False where another try cannot help, whatever the code says. */
  retry?: boolean;
  /** The parameter that the server names as the one it does not take. */
  parameter?: string;
};

/** `message` is a sentence for a person; it never holds the key or what was asked. */
export class EndpointError extends Error {
  readonly code: EndpointErrorCode;
  readonly retryAfter: number | undefined;
  readonly parameter: string | undefined;
  readonly mayRetry: boolean;
  constructor(code: EndpointErrorCode, message: string, fault: EndpointFault & ErrorOptions = {}) {
    super(message, fault.cause === undefined ? undefined : { cause: fault.cause });
    this.name = "EndpointError";
    this.code = code;
    this.retryAfter = fault.retryAfter;
    this.parameter = fault.parameter;
    this.mayRetry = fault.retry ?? WORTH_ANOTHER_TRY.includes(code);
  }
}

/** Not one that timed out: it works on the first call still, and a second one would only wait behind it. */
const WORTH_ANOTHER_TRY: EndpointErrorCode[] = ["unreachable", "interrupted", "busy", "server-failed"];

/** What the connection threw becomes an error of the endpoint; anything else comes back untouched. */
export function asEndpointError(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  return new EndpointError(error.code, error.message, { cause: error.cause });
}
