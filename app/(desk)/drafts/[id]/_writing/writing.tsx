"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useNow, useTranslations } from "next-intl";
import { startTransition, useEffect, useRef } from "react";
import type { PresentedGeneration } from "#lib/generations/present";
import { Note } from "../../../../_components/note.tsx";
import { directionOf } from "../../../../_kinds/text/direction.ts";
import { formatDuration } from "../../../format-duration.ts";
import { useGeneration } from "./use-generation.ts";
import { WritingBar } from "./writing-bar.tsx";
import { WritingOutline } from "./writing-outline.tsx";
import { WritingRail } from "./writing-rail.tsx";

const StreamedMarkdown = dynamic(
  () => import("../../../../_components/editor/streamed-markdown.tsx").then((module) => module.StreamedMarkdown),
  { ssr: false },
);

type Props = { generation: PresentedGeneration; language: string; isText: boolean };

/** A draft while it is being written: the text grows in place, the step is named, Stop is one key away. */
export function Writing({ generation, language, isText }: Props) {
  const t = useTranslations("drafts.writing");
  const router = useRouter();
  const live = useGeneration(generation.id, generation.status, () => startTransition(() => router.refresh()));
  const done = live.status !== "queued" && live.status !== "running";
  const region = useFollowing(live.text);
  return (
    <div className="draft-columns">
      <WritingOutline text={live.text} steps={live.steps} done={done} />
      <div className="draft-middle">
        <div ref={region} className="draft-text" tabIndex={0} role="region" aria-label={t("region")}>
          <div className="text draft-lead">
            <h1 lang={language}>{generation.title}</h1>
            {live.attempt > 1 && (
              <Note inline tone="caution" title={t("restarted", { attempt: live.attempt })} announce>
                {t("restartedAbout")}
              </Note>
            )}
            {live.away && (
              <Note inline tone="caution" title={t("away")} announce>
                {t("awayAbout")}
              </Note>
            )}
            {live.status === "queued" && <WaitNote wait={live.wait} />}
          </div>
          {live.status !== "queued" && (
            <StreamedMarkdown markdown={live.text} isWriting={!done} language={language} dir={directionOf(language)} />
          )}
          {!isText && live.text === "" && live.status === "running" && (
            <p className="meta draft-lead">{t("quizSoon")}</p>
          )}
        </div>
        <WritingBar generation={generation} live={live} done={done} />
      </div>
      <WritingRail generation={generation} problems={live.problems} />
    </div>
  );
}

const NEAR_END = 120;

/** Keeps the end of the text in sight, as long as the person has not scrolled away from it. */
function useFollowing(text: string) {
  const region = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    };
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, []);
  useEffect(() => {
    if (atEnd.current && region.current) region.current.scrollTop = region.current.scrollHeight;
  }, [text]);
  return region;
}

const TROUBLE = ["no-worker", "no-engine", "no-memory"];

function WaitNote({ wait }: { wait: ReturnType<typeof useGeneration>["wait"] }) {
  const t = useTranslations("drafts.writing");
  if (!wait) return <Note inline tone="working" title={t("queued")} />;
  return (
    <Note inline tone={TROUBLE.includes(wait.why) ? "caution" : "working"} title={positionWords(wait.position)}>
      {wait.reason} {wait.startsAt && <StartsIn at={wait.startsAt} />}
    </Note>
  );

  function positionWords(position: number | null): string {
    return position === null ? t("farBack") : t("position", { position });
  }
}

function StartsIn({ at }: { at: string }) {
  const t = useTranslations("drafts.writing");
  const now = useNow({ updateInterval: 1_000 });
  const left = Date.parse(at) - now.getTime();
  return left < 1_000 ? t("startsSoon") : t("startsIn", { time: formatDuration(left) });
}
