/**
 * One claimed swap, from the load of the new version to the end of the old one. Until its switch nothing changes for
 * anybody: whatever goes wrong is written to the row and the history, and the old version serves on.
 */
import type { Db } from "#lib/db/client";
import {
  SWAP_LEASE_SECONDS,
  completeSwap,
  endSwapCancelled,
  failSwap,
  releaseSwap,
  switchSwap,
} from "#lib/models/swaps/attempts/commands";
import type { SwitchState, TakenSwap } from "#lib/models/swaps/attempts/commands";
import type { ModelError } from "#lib/models/schema";
import type { SwapStep } from "#lib/models/swaps/schema";
import type { Store } from "#lib/storage/store";
import type { EnginePool, Prepared } from "../supervisor/engine-pool.ts";
import { untilStored } from "../supervisor/until-stored.ts";
import { drainOld } from "../swaps/drain-old.ts";
import { keepSwap } from "../swaps/keep-swap.ts";
import type { SwapKeeper } from "../swaps/keep-swap.ts";
import { prepareVersion } from "../swaps/prepare-version.ts";
import type { SwapLimits } from "../swaps/prepare-version.ts";
import { NOT_READY, SwapFault, describeFault } from "../swaps/swap-fault.ts";
import { isVersionLeftToOthers } from "./left-to-others.ts";

export type SwapDependencies = {
  db: Db;
  pool: EnginePool;
  workerId: string;
  /** Fires when the worker ends. */
  signal: AbortSignal;
  /** Where model files lie, when not in the data folder's own store. */
  models?: Store;
  limits?: SwapLimits;
};

const LIMITS: SwapLimits = { warm: 60_000, golden: 300_000 };
/** So often is what one worker could not load left to another: then it fails with the reason of the last. */
const TRIES_ELSEWHERE = 4;
const LEASE = SWAP_LEASE_SECONDS * 1_000;

export type SwapOutcome = "completed" | "failed" | "cancelled" | "released" | "lost";

/** Works on a claim to its end. What it throws is a bug, and is in the row all the same. */
export async function swapModel(dependencies: SwapDependencies, swap: TakenSwap): Promise<SwapOutcome> {
  const { db, signal } = dependencies;
  const keeper = keepSwap(db, swap, swap.steps, signal);
  let { switched } = swap;
  let error: unknown = null;
  try {
    if (!switched) await prepareAndSwitch(dependencies, swap, keeper, () => (switched = true));
    await drainOld(dependencies, swap, keeper);
  } catch (thrown) {
    error = thrown;
  }
  await keeper.stop();
  return end(dependencies, swap, keeper, error, switched);
}

async function prepareAndSwitch(
  { limits = LIMITS, ...dependencies }: SwapDependencies,
  swap: TakenSwap,
  keeper: SwapKeeper,
  onSwitched: () => void,
): Promise<void> {
  const loaded: Prepared[] = [];
  try {
    await prepareVersion({ ...dependencies, limits }, swap, keeper, (prepared) => void loaded.push(prepared));
    await keeper.step("switch", () => switchOver(dependencies.db, swap, keeper));
  } catch (error) {
    // That the old version does not load again either is told by the pool's own list; here the first fault counts.
    await Promise.allSettled(loaded.map((prepared) => prepared.discard()));
    throw error;
  }
  onSwitched();
  for (const prepared of loaded) prepared.keep();
}

const CHANGED = "Somebody changed this deployment after the change was asked for.";

async function switchOver(db: Db, swap: TakenSwap, keeper: SwapKeeper): Promise<void> {
  const state: SwitchState = await untilStored(() => switchSwap(db, swap, stepsOnceSwitched(keeper)), LEASE);
  if (state === "changed-meanwhile") throw new SwapFault(state, CHANGED);
  if (state === "not-ready" || state === "base-not-ready") throw new SwapFault(state, NOT_READY[state]);
  if (state === "switched") return;
  keeper.hear(state);
  keeper.signal.throwIfAborted();
}

/** As they are once the switch is committed, since that is what stores them. */
function stepsOnceSwitched(keeper: SwapKeeper): SwapStep[] {
  return keeper.steps().map((step) => {
    if (step.name !== "switch") return step;
    const milliseconds = Date.now() - new Date(step.startedAt ?? Date.now()).getTime();
    return { ...step, state: "done", milliseconds: Math.max(0, milliseconds) };
  });
}

/**
 * What ended it decides before the error does: what an aborted load throws is only the consequence. After the switch
 * nothing is left that could fail: another worker, or none, ends the old version.
 */
async function end(
  { db, pool, workerId }: SwapDependencies,
  swap: TakenSwap,
  keeper: SwapKeeper,
  error: unknown,
  switched: boolean,
): Promise<SwapOutcome> {
  const steps = keeper.steps();
  const stored = async (write: () => Promise<boolean>, outcome: SwapOutcome) =>
    (await untilStored(write, LEASE)) ? outcome : "lost";
  const ended = keeper.ended();
  if (ended === "lost") return "lost";
  if (switched) {
    const outcome = await stored(() => completeSwap(db, swap, withDrainEnded(steps)), "completed");
    if (error !== null && ended === null) throw error;
    return outcome;
  }
  if (ended === "cancelled") return stored(() => endSwapCancelled(db, swap, steps), "cancelled");
  if (ended === "draining") return stored(() => releaseSwap(db, swap), "released");
  const lacking = { db, workerId, cannotLoad: pool.cannotLoad() };
  if (swap.attempt < TRIES_ELSEWHERE && (await isVersionLeftToOthers(lacking, swap.toId)))
    return stored(() => releaseSwap(db, swap), "released");
  const fault = describeFault(error);
  const outcome = await stored(() => failSwap(db, swap, steps, fault ?? INTERNAL, keeper.current()), "failed");
  if (!fault) throw error;
  return outcome;
}

/** Where the worker itself ends, the old version's process ends with it. */
function withDrainEnded(steps: SwapStep[]): SwapStep[] {
  const isOpen = ({ name, state }: SwapStep) => name === "drain" && state !== "done" && state !== "skipped";
  const note = "The worker ended, and the old version's process with it.";
  return steps.map((step) => (isOpen(step) ? { ...step, state: "done" as const, note } : step));
}

const INTERNAL: ModelError = {
  code: "internal",
  message: "The change ended because of a fault in the desk.",
  help: "Try again; if it stays so, look at the worker's log.",
};
