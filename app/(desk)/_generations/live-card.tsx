"use client";

import { Square } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCallback, type ReactNode } from "react";
import { ProgressBar } from "../../_components/progress-bar.tsx";
import { Status } from "../../_components/status.tsx";
import { ActButton } from "../act-button.tsx";
import { stopGenerationAction } from "./actions.ts";
import { stepLine, stepPercent, tailOf } from "./step-line.ts";
import type { StepWords } from "./step-line.ts";
import { useLiveGeneration } from "./use-live-generation.ts";
import type { Live } from "./use-live-generation.ts";

export type LiveWords = StepWords &
  Record<"stop" | "stopping" | "leaveQueue" | "refused" | "progress" | "queued", string>;

type Props = {
  generation: { id: string; draftId: string; title: string; language: string; cancelling: boolean; mayStop: boolean };
  first: Live;
  /** Which model, who started it, when. */
  meta: ReactNode;
  words: LiveWords;
};

/** One text that is being written, or waits for it, as it happens. */
export function LiveCard({ generation, first, meta, words }: Props) {
  const router = useRouter();
  const live = useLiveGeneration(
    generation.id,
    first,
    useCallback(() => router.refresh(), [router]),
  );
  const queued = live.status === "queued";
  const title = (
    <Link href={`/drafts/${generation.draftId}` as Route} className="plain title" lang={generation.language}>
      {generation.title}
    </Link>
  );
  const stop = generation.mayStop && (
    <ActButton
      small
      tone={queued ? "quiet" : "stop"}
      icon={queued ? undefined : <Square className="icon icon-stop" aria-hidden />}
      action={stopGenerationAction}
      fields={{ generationId: generation.id }}
      pending={words.stopping}
      waiting={generation.cancelling ? words.stopping : null}
      refused={words.refused}
    >
      {queued ? words.leaveQueue : words.stop}
      <span className="visually-hidden">: {generation.title}</span>
    </ActButton>
  );
  if (queued)
    return (
      <article className="live live-queued">
        <header>
          {title}
          {stop}
        </header>
        <div className="row small" role="status">
          <Status state="queued">{live.wait?.reason ?? words.queued}</Status>
        </div>
      </article>
    );
  return (
    <article className="live">
      <header>
        {title}
        {stop}
      </header>
      <div className="row small" role="status">
        <Status state="writing">{generation.cancelling ? words.stopping : stepLine(live.step, words)}</Status>
      </div>
      <ProgressBar label={`${words.progress} ${generation.title}`} value={stepPercent(live.step)} />
      {live.text && (
        <p className="live-tail font-content" lang={generation.language}>
          {tailOf(live.text)}
          <span className="caret" aria-hidden="true" />
        </p>
      )}
      <p className="meta">{meta}</p>
    </article>
  );
}
