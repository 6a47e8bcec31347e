import { getTranslations } from "next-intl/server";
import type { PresentedSwap } from "#lib/models/swaps/present";

/** "Tom Okafor is making in-short v3 the champion, step 4 of 6." */
export async function swapSentence(swap: PresentedSwap): Promise<string> {
  const t = await getTranslations("swaps");
  const { status, steps } = swap;
  const values = {
    actor: swap.requestedBy ?? t("theDesk"),
    to: swap.to.label ?? t("removedVersion"),
    step: Math.max(1, steps.findIndex(({ state }) => state === "running") + 1),
    of: steps.length,
  };
  if (status === "proposed") return t("isProposed", values);
  return status === "queued" ? t("waits", values) : t("isMaking", values);
}

/** "3.1 s"; tenths where they tell something. */
export function secondsOf(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
