import type { Db } from "#lib/db/client";
import { recordProfileProgress } from "#lib/models/profiles/attempts/commands";
import type { ProfileClaim } from "#lib/models/profiles/attempts/commands";
import type { ProfileProgress, StageResult } from "#lib/models/profiles/schema";

export type Ended = "cancelled" | "lost" | "draining" | null;

/** Keeps the claim of a self-test alive with its newest state, and hears from the row when it is to end. */
export type ProfileKeeper = {
  /** Fires when the claim is lost, a person cancels, or the process ends. */
  signal: AbortSignal;
  ended(): Ended;
  show(progress: ProfileProgress): void;
  /** A finished stage: kept at the next write, so that it is not run again. */
  add(result: StageResult): void;
  results(): readonly StageResult[];
  /** Resolves when nothing more will be written by it. */
  stop(): Promise<void>;
};

const WRITE_INTERVAL = 500;
/** Writes without news, so that the claim holds and a cancellation is seen. */
const HEARTBEAT_INTERVAL = 2_000;

export function keepProfile(
  db: Db,
  claim: ProfileClaim,
  known: readonly StageResult[],
  outer: AbortSignal,
): ProfileKeeper {
  const ending = new AbortController();
  const results = [...known];
  let ended: Ended = null;
  let progress: ProfileProgress | null = null;
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

  async function write(): Promise<void> {
    shown = true;
    writtenAt = performance.now();
    const state = await recordProfileProgress(db, claim, progress, results);
    if (state !== "held") end(state);
  }

  const timer = setInterval(() => {
    const due = shown ? HEARTBEAT_INTERVAL : WRITE_INTERVAL;
    if (writing || performance.now() - writtenAt < due) return;
    // A database that is away for a moment costs nothing: the lease is longer than several heartbeats.
    writing = write()
      .catch(() => undefined)
      .finally(() => (writing = null));
  }, WRITE_INTERVAL / 5);

  return {
    signal: ending.signal,
    ended: () => ended,
    show(next) {
      progress = next;
      shown = false;
    },
    add(result) {
      results.push(result);
      shown = false;
    },
    results: () => results,
    async stop() {
      clearInterval(timer);
      outer.removeEventListener("abort", onDrain);
      await writing;
    },
  };
}
