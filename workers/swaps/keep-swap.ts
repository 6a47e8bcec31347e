/**
 * Keeps the claim of a swap alive, stores each step as it begins and ends, and hears from the row when it is to end.
 * What is stored of a step is seen on screens at once.
 */
import type { Db } from "#lib/db/client";
import { SWAP_LEASE_SECONDS, holdSwap } from "#lib/models/swaps/attempts/commands";
import type { HeldState, SwapClaim } from "#lib/models/swaps/attempts/commands";
import type { SwapStep, SwapStepName } from "#lib/models/swaps/schema";
import { EngineError } from "../engines/engine.ts";
import { untilStored } from "../supervisor/until-stored.ts";
import { SwapFault } from "./swap-fault.ts";

export type SwapEnd = "cancelled" | "lost" | "draining" | null;

/** What a step says of itself while it runs: why it waits, how far it is, what it found. */
export type Tell = (words: { note?: string; done?: number; of?: number }) => void;

export type SwapKeeper = {
  /** Fires when the claim is lost, a person cancels, or the process ends. */
  signal: AbortSignal;
  ended(): SwapEnd;
  /** Runs a step; what `work` throws ends it as failed and goes on to the caller. */
  step<T>(name: SwapStepName, work: (tell: Tell) => Promise<T>): Promise<T>;
  skip(name: SwapStepName, note: string): void;
  /** As they are to be stored with the end of the swap. */
  steps(): SwapStep[];
  /** What a write of the caller's own said of the claim. */
  hear(state: HeldState): void;
  /** The step that runs, or ran last. */
  current(): SwapStepName;
  /** Resolves when nothing more will be written by it. */
  stop(): Promise<void>;
};

const NEWS_INTERVAL = 250;
/** Writes without news, so that the claim holds and a cancellation is seen. */
const HEARTBEAT_INTERVAL = 1_500;
const NOTE_LENGTH = 500;

export function keepSwap(db: Db, claim: SwapClaim, known: readonly SwapStep[], outer: AbortSignal): SwapKeeper {
  const ending = new AbortController();
  const steps = new Map(known.map((step) => [step.name, step]));
  let ended: SwapEnd = null;
  let current: SwapStepName = "load";
  let news = false;
  let writtenAt = performance.now();
  let writing: Promise<void> = Promise.resolve();
  let busy = false;

  const end = (why: Exclude<SwapEnd, null>) => {
    ended ??= why;
    ending.abort();
  };
  const onDrain = () => end("draining");
  outer.addEventListener("abort", onDrain);
  if (outer.aborted) onDrain();

  function change(name: SwapStepName, data: Partial<SwapStep>): void {
    const before = steps.get(name) ?? { name, state: "waiting" };
    const note = data.note?.slice(0, NOTE_LENGTH);
    steps.set(name, { ...before, ...data, ...(note !== undefined && { note }) });
    news = true;
  }

  /** One write after the other, each with the newest steps. */
  function write(): Promise<void> {
    busy = true;
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const changed = news ? [...steps.values()] : null;
        news = false;
        writtenAt = performance.now();
        const state = await holdSwap(db, claim, changed).catch((error: unknown) => {
          news ||= changed !== null;
          throw error;
        });
        if (state !== "held") end(state);
      })
      .finally(() => (busy = false));
    return writing;
  }

  const timer = setInterval(() => {
    if (busy || performance.now() - writtenAt < (news ? NEWS_INTERVAL : HEARTBEAT_INTERVAL)) return;
    // A database that is away for a moment costs nothing: the lease is longer than several heartbeats.
    write().catch(() => undefined);
  }, NEWS_INTERVAL);

  return {
    signal: ending.signal,
    ended: () => ended,
    async step(name, work) {
      current = name;
      const started = performance.now();
      change(name, { state: "running", startedAt: new Date().toISOString() });
      const took = () => Math.round(performance.now() - started);
      try {
        await untilStored(write, SWAP_LEASE_SECONDS * 1_000);
        ending.signal.throwIfAborted();
        const result = await work((words) => change(name, words));
        change(name, { state: "done", milliseconds: took() });
        return result;
      } catch (error) {
        const state = ended === "cancelled" ? "cancelled" : "failed";
        const known = error instanceof EngineError || error instanceof SwapFault;
        const note = known && ended === null ? { note: error.message } : {};
        change(name, { state, milliseconds: took(), ...note });
        throw error;
      }
    },
    hear: (state) => state !== "held" && end(state),
    skip: (name, note) => change(name, { state: "skipped", note }),
    steps: () => [...steps.values()],
    current: () => current,
    async stop() {
      clearInterval(timer);
      outer.removeEventListener("abort", onDrain);
      await writing.catch(() => undefined);
    },
  };
}
