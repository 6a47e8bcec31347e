/**
 * When a self-test may work: never while somebody waits for a text. Work that has begun is broken off as soon as
 * somebody does, and begun anew when nobody is left.
 */
import { setTimeout as pause } from "node:timers/promises";

const LOOK_INTERVAL = 1_000;

export type Turns = {
  /**
   * Runs `work` while nobody waits; its signal fires when somebody comes, and it runs again afterwards. `onWait` is
   * called before each wait: what it holds should be given back. Throws what `work` throws, and when `signal` fires.
   */
  take<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
};

export function createTurns(options: {
  signal: AbortSignal;
  isSomebodyWaiting: () => Promise<boolean>;
  onWait: () => void;
  /** Calls `arrived` as soon as a text begins here, so that it need not wait for the next look; gives the end of that. */
  whenSomebodyComes: (arrived: () => void) => () => void;
  intervalMs?: number;
}): Turns {
  const { signal, isSomebodyWaiting, onWait, whenSomebodyComes, intervalMs = LOOK_INTERVAL } = options;

  async function untilNobodyWaits(): Promise<void> {
    while (await isSomebodyWaiting()) {
      onWait();
      await pause(intervalMs, undefined, { signal });
    }
  }

  return {
    async take(work) {
      for (;;) {
        signal.throwIfAborted();
        await untilNobodyWaits();
        const turn = new AbortController();
        const stopHearing = whenSomebodyComes(() => turn.abort());
        const looking = setInterval(() => {
          // A database that is away for a moment tells nothing: the next look will.
          isSomebodyWaiting().then(
            (waiting) => waiting && turn.abort(),
            () => undefined,
          );
        }, intervalMs);
        try {
          const result = await work(AbortSignal.any([signal, turn.signal]));
          if (!turn.signal.aborted) return result;
        } catch (error) {
          if (!turn.signal.aborted || signal.aborted) throw error;
        } finally {
          clearInterval(looking);
          stopHearing();
        }
      }
    },
  };
}
