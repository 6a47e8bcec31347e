/**
 * Swaps: one change of a deployment's champion, done by a worker step by step while the old version serves. Whatever
 * goes wrong before the step `switch` changes nothing but the swap's own row and the history.
 */
import { z } from "zod";

/** In their order. Until `switch` the old version serves; after it nothing can be taken back but by another swap. */
export const SWAP_STEPS = ["load", "digest", "warm", "golden", "switch", "drain"] as const;
export type SwapStepName = (typeof SWAP_STEPS)[number];

export const SWAP_TYPES = ["activated", "promoted", "rolled_back"] as const;
export type SwapType = (typeof SWAP_TYPES)[number];

export const swapStepSchema = z.object({
  name: z.enum(SWAP_STEPS),
  /** `skipped`: the version has nothing that this step could look at. */
  state: z.enum(["waiting", "running", "done", "skipped", "failed", "cancelled"]),
  startedAt: z.iso.datetime().optional(),
  /** Once it has ended. */
  milliseconds: z.int().min(0).optional(),
  done: z.int().min(0).optional(),
  of: z.int().min(0).optional(),
  /** What it found, or why it waits or failed, in plain words. */
  note: z.string().max(500).optional(),
});
export type SwapStep = z.infer<typeof swapStepSchema>;

/** Every step once; those that have not begun say so. */
export const swapStepsSchema = z.array(swapStepSchema);

export function stepsAhead(): SwapStep[] {
  return SWAP_STEPS.map((name) => ({ name, state: "waiting" }));
}
