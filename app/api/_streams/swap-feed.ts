import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { SWAP_CHANNEL } from "#lib/models/swaps/events";
import { findStepTimes, findSwap } from "#lib/models/swaps/queries";
import type { ListedSwap } from "#lib/models/swaps/queries";
import type { SwapStepName } from "#lib/models/swaps/schema";
import { tellSwapWait, type ToldSwapWait } from "../../_waits/explain-swap.ts";
import type { FeedSource } from "./feeds.ts";

export type SwapState = {
  /** Goes up with each change that this process saw. */
  number: number;
  swap: ListedSwap;
  times: Partial<Record<SwapStepName, number>>;
  wait: ToldSwapWait | null;
};

/** Every viewer has passed the policy before; what may be done with a swap is told to each by itself. */
const reader = systemActor("web");

/** A swap's row is its whole state: each read that differs from the one before is a new one. */
export function swapSource(db: Db): FeedSource<SwapState> {
  return {
    channel: SWAP_CHANNEL,
    idsOf: (payload) => [payload],
    open(id) {
      let number = 0;
      let known = "";
      return async (after) => {
        const swap = await findSwap(db, reader, id);
        if (!swap) return [];
        const [times, wait] = [await findStepTimes(db, reader, swap.deploymentId), await tellSwapWait(db, id)];
        const now = JSON.stringify({ swap, times, wait });
        if (now !== known) number += 1;
        known = now;
        return number > after ? [{ number, swap, times, wait }] : [];
      };
    },
    most: Infinity,
  };
}
