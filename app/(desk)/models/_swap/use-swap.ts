"use client";

import { useRouter } from "next/navigation";
import { startTransition, useReducer } from "react";
import type { PresentedSwap } from "#lib/models/swaps/present";
import { useEventStream, type Told } from "../../use-event-stream.ts";

/** `wait`: why no worker has it, in a sentence. */
export type LiveSwap = PresentedSwap & { wait: { why: string; reason: string } | null };

const TYPES = ["swap"] as const;

/** Follows a swap by its event stream. What else the page says of it is read anew when its state changes. */
export function useSwap(first: LiveSwap): LiveSwap {
  const router = useRouter();
  const [live, tell] = useReducer((now: LiveSwap, told: Told[]) => newestOf(told) ?? now, first);
  useEventStream(`/api/v1/swaps/${first.id}/events`, TYPES, (told) => {
    const next = newestOf(told);
    if (next) tell(told);
    const changed = next !== null && stateOf(next) !== stateOf(live);
    if (changed || told.some(({ type }) => type === "closed")) startTransition(() => router.refresh());
  });
  return live;
}

function newestOf(told: Told[]): LiveSwap | null {
  return (told.findLast(({ type }) => type === "swap")?.data as LiveSwap | undefined) ?? null;
}

/** What acts and words around it depend on. */
function stateOf({ status, switchedAt, cancelling }: LiveSwap): string {
  return [status, switchedAt, cancelling].join();
}
