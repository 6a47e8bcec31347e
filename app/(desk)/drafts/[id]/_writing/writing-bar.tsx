"use client";

import { Check, Loader, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { PresentedGeneration } from "#lib/generations/present";
import { Button } from "../../../../_components/button.tsx";
import { classNames } from "../../../../_components/class-names.ts";
import { useShortcut } from "../../../../_components/keyboard/use-shortcut.ts";
import { ProgressBar } from "../../../../_components/progress-bar.tsx";
import { notify } from "../../../../_components/toast-queue.ts";
import { stopAction } from "../actions.ts";
import { stepsOf, useStepWords } from "./step-words.ts";
import type { LiveGeneration } from "./use-generation.ts";

type Props = { generation: PresentedGeneration; live: LiveGeneration; done: boolean };

/** Docked under the text: where it is, what is done and what comes, and Stop. */
export function WritingBar({ generation, live, done }: Props) {
  const t = useTranslations("drafts.writing");
  const stepWord = useStepWords();
  const [stopping, setStopping] = useState(generation.cancelling);
  const [, startTransition] = useTransition();
  const current = live.steps.at(-1);

  function stop() {
    if (stopping || done) return;
    setStopping(true);
    const form = new FormData();
    form.set("generationId", generation.id);
    startTransition(async () => {
      const answer = await stopAction(form);
      if (!answer) return;
      setStopping(false);
      notify({ message: answer.error, tone: "critical" });
    });
  }
  useShortcut("Escape", stop, { label: t("stop"), group: t("region"), off: done });

  const now = stopping
    ? t("stopping")
    : live.status === "queued"
      ? t("queued")
      : done
        ? t("ending")
        : current
          ? stepWord(current)
          : t("starting");
  return (
    <div className="writing-bar">
      <div className="writing-bar-inner">
        <span className="status status-working" role="status">
          <Loader className="icon turning" aria-hidden />
          <b>{now}</b>
        </span>
        <ol className="writing-steps" aria-label={t("steps")}>
          {stepsOf(generation.kind, live.steps).map(({ name, state }) => (
            <li key={name} className={classNames(state)} aria-current={state === "now" ? "step" : undefined}>
              {state === "done" && <Check className="icon icon-small" aria-hidden />}
              {stepWord.short(name)}
            </li>
          ))}
        </ol>
        {current && current.of > 1 && !done && (
          <ProgressBar label={stepWord(current)} value={(100 * current.done) / current.of} />
        )}
        <Button
          tone="stop"
          className="push"
          keys="Esc"
          icon={<Square className="icon icon-stop" aria-hidden />}
          waiting={stopping ? t("stopping") : done ? t("ending") : null}
          onClick={stop}
        >
          {t("stop")}
        </Button>
      </div>
    </div>
  );
}
