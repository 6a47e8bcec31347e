import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentSwap } from "#lib/models/swaps/present";
import { findSwap } from "#lib/models/swaps/queries";
import { deskFeeds } from "./desk-feeds.ts";
import { encodeFrames, eventStream, frameOf } from "./event-stream.ts";
import type { SwapState } from "./swap-feed.ts";

/**
 * A swap as it is now and after each change, whole, as events of the type `swap`; the last one is followed by `done`.
 * They have no ids: who comes back gets the present state first. The caller has found the swap for the actor.
 */
export function swapStream(db: Db, actor: Actor, id: string, closed: AbortSignal): Response {
  const { swaps } = deskFeeds(db);
  const abilities = modelAbilities(actor);
  const isLast = ({ swap }: SwapState) => swap.finishedAt !== null;
  const framesOf = (states: SwapState[]) => {
    // Only the newest counts: each is the whole.
    const state = states.at(-1);
    if (!state) return encodeFrames("");
    const shown = { ...presentSwap(state.swap, abilities, state.times), wait: state.wait };
    const end = isLast(state) ? frameOf("done", { status: shown.status }) : "";
    return encodeFrames(frameOf("swap", shown) + end);
  };
  const check = async () => {
    if (!(await findSwap(db, actor, id))) return "gone";
    // Workers come and go without a NOTIFY of the swap, and are what it may wait for.
    swaps.look(id);
    return null;
  };
  return eventStream(db, actor, { id, after: 0, feeds: swaps, framesOf, isLast, check, checkSoon: false }, closed);
}
