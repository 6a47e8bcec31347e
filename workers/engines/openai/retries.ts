import { setTimeout as wait } from "node:timers/promises";
import type { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { EndpointLimits } from "#lib/models/endpoint/schema";

/** A server that asks for a longer pause is given up for this call; the generation can be ordered again. */
const LONGEST_WAIT_MS = 60_000;

export type Retries = {
  /** Waits until another try may be made; throws the error when none may. */
  waitOrThrow: (error: EndpointError) => Promise<void>;
};

/** Doubling pauses with a random part, so that many calls do not come back at once; `Retry-After` goes before them. */
export function createRetries({ retries, backoffMs }: EndpointLimits, signal: AbortSignal): Retries {
  let made = 0;
  return {
    async waitOrThrow(error) {
      if (!error.mayRetry || made >= retries) throw error;
      const doubled = backoffMs * 2 ** made;
      const pause = error.retryAfter ?? doubled / 2 + Math.random() * (doubled / 2);
      if (pause > LONGEST_WAIT_MS) throw error;
      made += 1;
      await wait(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  };
}
