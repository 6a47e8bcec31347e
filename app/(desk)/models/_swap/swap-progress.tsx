"use client";

import { useTranslations } from "next-intl";
import type { PresentedSwap } from "#lib/models/swaps/present";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Note } from "../../../_components/note.tsx";
import { Stepper, type Step } from "../../../_components/stepper.tsx";
import { useSwap, type LiveSwap } from "./use-swap.ts";
import { labelsOf, secondsOf, sentenceOf, type SwapTranslator } from "./words.ts";

type SwapStep = PresentedSwap["steps"][number];

const STATES = {
  waiting: "waits",
  running: "now",
  done: "done",
  skipped: "done",
  failed: "failed",
  cancelled: "failed",
} as const satisfies Record<SwapStep["state"], Step["state"]>;

/** A change of the champion as it happens: each step, what it waits for, how long it took, and its end. */
export function LiveSwapProgress({ first }: { first: LiveSwap }) {
  return <SwapProgress swap={useSwap(first)} />;
}

export function SwapProgress({ swap }: { swap: LiveSwap }) {
  const t = useTranslations("swaps");
  const isOpen = swap.finishedAt === null;
  const actor = swap.requestedBy ?? t("theDesk");
  return (
    <section aria-labelledby="swap">
      <h3 id="swap">
        {t("startedBy", { actor })} <LocalTime at={swap.startedAt ?? swap.createdAt} />
      </h3>
      <p className="small sub mb-3" role="status">
        {isOpen ? sentenceOf(t, swap) : t(`ended.${swap.status as "completed"}`, labelsOf(t, swap))}
      </p>
      {swap.error && (
        <Note tone="critical" title={swap.error.message}>
          {swap.error.help}
        </Note>
      )}
      {swap.wait && swap.wait.why !== "starting" && (
        <Note tone={swap.wait.why === "busy" ? "plain" : "caution"} title={t("notYet")} announce>
          {swap.wait.reason}
        </Note>
      )}
      {swap.status === "proposed" ? (
        <Note title={t("waitsForSecond")}>{t("reasonIs", { actor, reason: swap.reason })}</Note>
      ) : (
        <Stepper steps={swap.steps.map((step) => stepOf(t, swap, step))} />
      )}
    </section>
  );
}

function stepOf(t: SwapTranslator, swap: LiveSwap, step: SwapStep): Step {
  const { name, state, done, of, note, milliseconds } = step;
  const counted = state === "running" && done !== undefined && of !== undefined && of > 0;
  const label = t(`step.${name}`, labelsOf(t, swap));
  return {
    id: name,
    label: (
      <>
        {label}
        {counted && t("counted", { done, of })}
        {note && <span className="meta block">{note}</span>}
      </>
    ),
    state: STATES[state],
    time: milliseconds !== undefined ? secondsOf(milliseconds) : expected(t, step),
    ...(counted && { progress: { label, value: (done / of) * 100 } }),
  };
}

/** What a step took the last times, as far as that is known. */
function expected(t: SwapTranslator, { state, usualMilliseconds, name }: SwapStep): string | undefined {
  if (state !== "waiting" && state !== "running") return undefined;
  if (usualMilliseconds === null) return name === "switch" ? t("atOnce") : undefined;
  return usualMilliseconds < 1_000 ? t("atOnce") : t("about", { time: secondsOf(usualMilliseconds) });
}
