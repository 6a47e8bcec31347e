import type { useTranslations } from "next-intl";
import type { PresentedSwap } from "#lib/models/swaps/present";

/** Of the server or of the browser. */
export type SwapTranslator = ReturnType<typeof useTranslations<"swaps">>;

/** "Tom Okafor is making in-short v3 the champion, step 4 of 6." */
export function sentenceOf(t: SwapTranslator, swap: PresentedSwap): string {
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

export function labelsOf(t: SwapTranslator, swap: PresentedSwap): { from: string; to: string } {
  return { from: swap.from.label ?? t("removedVersion"), to: swap.to.label ?? t("removedVersion") };
}

/** "3.1 s"; tenths where they tell something. */
export function secondsOf(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
