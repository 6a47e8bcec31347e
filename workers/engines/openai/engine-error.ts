import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import { EngineError, type EngineErrorCode } from "../engine.ts";

/** What a server did wrong, in the terms of the engine contract; the sentence stays. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (error instanceof EndpointError)
    return new EngineError(
      codeFor(error),
      error.message,
      error.cause === undefined ? undefined : { cause: error.cause },
    );
  if (error instanceof DOMException && error.name === "TimeoutError")
    return new EngineError("timed-out", "The server did not answer in time.");
  return new EngineError("engine-failed", "The server could not be asked.", { cause: error });
}

function codeFor({ code }: EndpointError): EngineErrorCode {
  if (code === "prompt-too-long" || code === "timed-out") return code;
  return code === "bad-answer" || code === "too-large" ? "invalid-output" : "engine-failed";
}
