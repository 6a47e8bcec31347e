import type { Sql } from "#lib/db/sql";

/** Without NOTIFY it is how work is found; with it, look-around.ts finds what nobody was told of. */
const POLL_WHILE_CUT = 2_000;

export type WorkLoop = {
  /** Looks for work now: a NOTIFY came, a connection is back, a slot is free. */
  wake(): void;
  /** No further claims; resolves when what runs has ended. */
  stop(): Promise<void>;
  running(): number;
};

/** One kind of work: where it comes from, and what is done with it. */
export type Work<Item> = {
  /** What NOTIFY calls it. */
  name: string;
  /** At a time. */
  slots: number;
  /** Asks `take` for one after the other, so that the first runs while the next is looked for. */
  oneByOne?: boolean;
  /** A SELECT whose rows are what may be taken now, of which perhaps nobody was told. */
  waiting: Sql;
  /** Up to `count` items, claimed. Never called twice at once, so what it throws is known before the next call. */
  take: (count: number) => Promise<Item[]>;
  /** Never throws for the work's own failure: that is written to its row. What it throws is a bug. */
  run: (item: Item) => Promise<void>;
};

/** Takes work, at most `slots` at a time, as soon as there is some. What `take` and `run` throw goes to `onError`. */
export function startWorkLoop<Item>(
  work: Omit<Work<Item>, "waiting">,
  options: { connected: () => boolean; onError: (error: unknown) => void },
): WorkLoop {
  const { slots, take, run, oneByOne = false } = work;
  const active = new Set<Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let failed = false;

  async function look(): Promise<void> {
    for (;;) {
      const free = slots - active.size;
      if (stopped || free <= 0) return;
      failed = true;
      const items = await take(oneByOne ? 1 : free);
      failed = false;
      items.forEach(start);
      if (!oneByOne || items.length === 0) return;
    }
  }

  function start(item: Item): void {
    const running = run(item)
      .catch(options.onError)
      .finally(() => {
        active.delete(running);
        wake();
      });
    active.add(running);
  }

  function wake(): void {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch(options.onError)
      .finally(() => {
        looking = null;
        if (stopped || !lookAgain) return;
        lookAgain = false;
        wake();
      });
  }

  const timer = setInterval(() => {
    if (failed || !options.connected()) wake();
  }, POLL_WHILE_CUT);

  wake();
  return {
    wake,
    running: () => active.size,
    async stop() {
      stopped = true;
      clearInterval(timer);
      // What was being claimed just now is ours, and ends with the rest.
      await looking;
      await Promise.allSettled([...active]);
    },
  };
}
