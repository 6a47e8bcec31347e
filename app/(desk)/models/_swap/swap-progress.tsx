import { getTranslations } from "next-intl/server";
import type { PresentedSwap } from "#lib/models/swaps/present";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Note } from "../../../_components/note.tsx";
import { Stepper, type Step } from "../../../_components/stepper.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { secondsOf, swapSentence } from "./words.ts";

type SwapStep = PresentedSwap["steps"][number];

const STATES = {
  waiting: "waits",
  running: "now",
  done: "done",
  skipped: "done",
  failed: "failed",
  cancelled: "failed",
} as const satisfies Record<SwapStep["state"], Step["state"]>;

/** A change of the champion, step by step; looks again by itself while it goes on. */
export async function SwapProgress({ swap }: { swap: PresentedSwap }) {
  const t = await getTranslations("swaps");
  const isOpen = swap.finishedAt === null;
  const actor = swap.requestedBy ?? t("theDesk");
  const steps = await Promise.all(swap.steps.map((step) => stepOf(swap, step)));
  return (
    <section aria-labelledby="swap">
      {isOpen && <AutoRefresh seconds={swap.status === "running" ? 1 : 3} />}
      <h3 id="swap">
        {t("startedBy", { actor })} <LocalTime at={swap.startedAt ?? swap.createdAt} />
      </h3>
      <p className="small sub mb-3" role="status">
        {isOpen
          ? await swapSentence(swap)
          : t(`ended.${swap.status as "completed"}`, labelsOf(swap, t("removedVersion")))}
      </p>
      {swap.error && (
        <Note tone="critical" title={swap.error.message}>
          {swap.error.help}
        </Note>
      )}
      {swap.status === "proposed" ? (
        <Note title={t("waitsForSecond")}>{t("reasonIs", { actor, reason: swap.reason })}</Note>
      ) : (
        <Stepper steps={steps} />
      )}
    </section>
  );
}

async function stepOf(swap: PresentedSwap, step: SwapStep): Promise<Step> {
  const t = await getTranslations("swaps");
  const { name, state, done, of, note, milliseconds } = step;
  const counted = state === "running" && done !== undefined && of !== undefined && of > 0;
  return {
    id: name,
    label: (
      <>
        {t(`step.${name}`, labelsOf(swap, t("removedVersion")))}
        {counted && t("counted", { done, of })}
        {note && <span className="meta block">{note}</span>}
      </>
    ),
    state: STATES[state],
    time: milliseconds !== undefined ? secondsOf(milliseconds) : await expected(step),
    ...(counted && {
      progress: { label: t(`step.${name}`, labelsOf(swap, t("removedVersion"))), value: (done / of) * 100 },
    }),
  };
}

/** What a step took the last times, as far as that is known. */
async function expected({ state, usualMilliseconds, name }: SwapStep): Promise<string | undefined> {
  const t = await getTranslations("swaps");
  if (state !== "waiting" && state !== "running") return undefined;
  if (usualMilliseconds === null) return name === "switch" ? t("atOnce") : undefined;
  return usualMilliseconds < 1_000 ? t("atOnce") : t("about", { time: secondsOf(usualMilliseconds) });
}

function labelsOf(swap: PresentedSwap, gone: string) {
  return { from: swap.from.label ?? gone, to: swap.to.label ?? gone };
}
