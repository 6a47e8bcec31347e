"use client";

import { useTranslations } from "next-intl";
import { useSwap, type LiveSwap } from "./use-swap.ts";
import { sentenceOf } from "./words.ts";

/** One line about a swap in the list of deployments, as it happens. */
export function SwapLine({ first }: { first: LiveSwap }) {
  const t = useTranslations("swaps");
  const swap = useSwap(first);
  const waits = swap.wait !== null && swap.wait.why !== "starting";
  return (
    <span role="status">
      {sentenceOf(t, swap)}
      {waits && <span className="meta">{swap.wait?.reason}</span>}
    </span>
  );
}
