/** Lets several wait until something changes that may let them go on, without missing what changes meanwhile. */
export type Changes = {
  /** Something changed: all who wait look again. */
  wake(): void;
  /** Looks, and looks again after each change, until there is something. Throws the signal's reason. */
  until<Found>(look: () => Found | null, signal?: AbortSignal): Promise<Found>;
};

export function createChanges(): Changes {
  const waiters = new Set<() => void>();
  /** Counted, so that nothing is missed between looking and waiting. */
  let count = 0;

  function next(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        waiters.delete(finish);
        signal?.removeEventListener("abort", finish);
        resolve();
      };
      waiters.add(finish);
      signal?.addEventListener("abort", finish, { once: true });
    });
  }

  return {
    wake() {
      count += 1;
      for (const waiter of [...waiters]) waiter();
    },
    async until(look, signal) {
      for (;;) {
        signal?.throwIfAborted();
        const seen = count;
        const found = look();
        if (found !== null) return found;
        if (count === seen) await next(signal);
      }
    },
  };
}

/** What comes of the work, or the signal's reason as soon as it fires; the work goes on by itself then. */
export async function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

export function once<Result>(act: () => Result): () => Result {
  let done: { result: Result } | null = null;
  return () => (done ??= { result: act() }).result;
}
