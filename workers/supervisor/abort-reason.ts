/**
 * Why work on a generation ends before it is done. Cancel, lost lease, time limit and shutdown all fire the one
 * AbortSignal that pipelines hand to each engine call.
 */
export type AbortCause = "cancelled" | "lease-lost" | "timed-out" | "draining";

export class AbortReason extends Error {
  readonly abortCause: AbortCause;
  constructor(abortCause: AbortCause) {
    super(`aborted: ${abortCause}`);
    this.name = "AbortError";
    this.abortCause = abortCause;
  }
}

export function causeOf(signal: AbortSignal): AbortCause | null {
  return signal.reason instanceof AbortReason ? signal.reason.abortCause : null;
}
