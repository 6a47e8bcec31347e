/** Lets a number of pieces of work run at a time, first come, first served. One that is aborted leaves the line. */
export type Turns = {
  /** Waits for a turn and gives the function that ends it; null when the signal fires first. */
  take: (signal: AbortSignal) => Promise<(() => void) | null>;
};

export function createTurns(atATime: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;

  const createEnd = (): (() => void) => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      running -= 1;
      waiting.shift()?.();
    };
  };

  return {
    take: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(null);
        const begin = (): void => {
          signal.removeEventListener("abort", leave);
          running += 1;
          resolve(createEnd());
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(begin), 1);
          resolve(null);
        };
        if (running < atATime) return begin();
        waiting.push(begin);
        signal.addEventListener("abort", leave, { once: true });
      }),
  };
}
