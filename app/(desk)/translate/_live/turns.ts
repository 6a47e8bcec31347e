/** One question at a time: a newer one ends the one before, and an answer to an older one is dropped. */
export type Turn = { number: number; signal: AbortSignal; isCurrent: () => boolean };

export type Turns = { begin: () => Turn; cancel: () => void };

export function createTurns(): Turns {
  let number = 0;
  let controller: AbortController | null = null;
  const cancel = () => {
    number += 1;
    controller?.abort();
    controller = null;
  };
  return {
    begin() {
      cancel();
      const own = number;
      const { signal } = (controller = new AbortController());
      return { number: own, signal, isCurrent: () => own === number };
    },
    cancel,
  };
}
