/** What may follow what in the life of a swap. */
export const SWAP_STATUSES = ["proposed", "queued", "running", "completed", "failed", "cancelled"] as const;
export type SwapStatus = (typeof SWAP_STATUSES)[number];

const TRANSITIONS = {
  agree: ["proposed"],
  claim: ["queued"],
  finish: ["running"],
  release: ["running"],
  /** A running one only until it has switched: see cancelSwap. */
  cancel: ["proposed", "queued", "running"],
} as const satisfies Record<string, readonly SwapStatus[]>;

export type SwapAct = keyof typeof TRANSITIONS;

export function statusesBefore(act: SwapAct): SwapStatus[] {
  return [...TRANSITIONS[act]];
}

export function mayFollow(status: SwapStatus, act: SwapAct): boolean {
  return (TRANSITIONS[act] as readonly SwapStatus[]).includes(status);
}
