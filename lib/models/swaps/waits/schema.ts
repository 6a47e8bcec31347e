import { z } from "zod";

/** Why no worker has a swap, the first that applies. */
export const SWAP_WAIT_REASONS = [
  /** No worker runs. */
  "no-worker",
  /** No worker that runs starts the engine of the new version: values.engine. */
  "no-engine",
  /** It needs values.needsBytes; the largest worker of its engine, values.worker, may use values.mostBytes. */
  "no-memory",
  /** All that could do it are at another one first, as values.worker is at that to values.version. */
  "busy",
  "starting",
] as const;

export const swapWaitSchema = z.object({
  why: z.enum(SWAP_WAIT_REASONS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SwapWait = z.infer<typeof swapWaitSchema>;
