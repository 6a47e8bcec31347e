/** Ends a call whose server stands still: until the first event, from one event to the next, and in all. */
import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { EndpointLimits } from "#lib/models/endpoint/schema";

export type ProgressWatch = {
  /** Fires with the caller's reason, or with an EndpointError `timed-out`. */
  readonly signal: AbortSignal;
  /** A whole event came. */
  moved: () => void;
  /** From now on at most so long, whatever comes. */
  endWithin: (milliseconds: number) => void;
  close: () => void;
};

export function watchProgress(host: string, limits: EndpointLimits, signal: AbortSignal): ProgressWatch {
  const controller = new AbortController();
  const after = (milliseconds: number, words: string) =>
    setTimeout(() => controller.abort(new EndpointError("timed-out", `${host} ${words}.`)), milliseconds);
  let timer = after(limits.connectMs + limits.firstMs, "accepted the call but sent nothing in time");
  let last = false;
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    moved() {
      if (last) return;
      clearTimeout(timer);
      timer = after(limits.betweenMs, "stopped in the middle of the text");
    },
    endWithin(milliseconds) {
      clearTimeout(timer);
      last = true;
      timer = after(milliseconds, "did not end its answer");
    },
    close: () => clearTimeout(timer),
  };
}
