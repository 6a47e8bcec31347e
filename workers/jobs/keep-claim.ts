/** Keeps a claim on a row alive with its newest state, and hears from the row when the work is to end. */
export type Ended = "cancelled" | "lost" | "draining" | null;

/** What a write of progress answers: "cancelled" where a person asked for the end. */
export type HeldState = "held" | "cancelled" | "lost";

export type ClaimKeeper<News> = {
  /** Fires when the claim is lost, a person cancels, or the process ends. */
  signal: AbortSignal;
  ended(): Ended;
  /** Written within half a second; of several the newest. */
  show(news: News): void;
  newest(): News;
  /** Resolves when nothing more will be written by it. */
  stop(): Promise<void>;
};

export type KeepOptions<News> = {
  first: News;
  /** Stores the news and extends the lease, which is longer than several heartbeats. */
  write: (news: News) => Promise<HeldState>;
  /** Fires when the process ends. */
  outer: AbortSignal;
};

const WRITE_INTERVAL = 500;
/** Writes without news, so that the claim holds and a cancellation is seen. */
const HEARTBEAT_INTERVAL = 2_000;

export function keepClaim<News>({ first, write, outer }: KeepOptions<News>): ClaimKeeper<News> {
  const ending = new AbortController();
  let ended: Ended = null;
  let newest = first;
  let shown = true;
  let writtenAt = performance.now();
  let writing: Promise<void> | null = null;

  const end = (why: Exclude<Ended, null>) => {
    ended ??= why;
    ending.abort();
  };
  const onDrain = () => end("draining");
  outer.addEventListener("abort", onDrain);
  if (outer.aborted) onDrain();

  async function writeNewest(): Promise<void> {
    shown = true;
    writtenAt = performance.now();
    const state = await write(newest);
    if (state !== "held") end(state);
  }

  const timer = setInterval(() => {
    const due = shown ? HEARTBEAT_INTERVAL : WRITE_INTERVAL;
    if (writing || performance.now() - writtenAt < due) return;
    // A database that is away for a moment costs nothing: the lease is longer than several heartbeats.
    writing = writeNewest()
      .catch(() => undefined)
      .finally(() => (writing = null));
  }, WRITE_INTERVAL / 5);

  return {
    signal: ending.signal,
    ended: () => ended,
    newest: () => newest,
    show(news) {
      newest = news;
      shown = false;
    },
    async stop() {
      clearInterval(timer);
      outer.removeEventListener("abort", onDrain);
      await writing;
    },
  };
}
