import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PresentedProfile } from "#lib/models/profiles/present";
import { LocalTime } from "../../../_components/local-time.tsx";
import { formatBytes } from "../../format-bytes.ts";

/** How fast it was, what it took, where and when. */
export async function ProfileFacts({ profile }: { profile: PresentedProfile }) {
  const [t, models] = await Promise.all([getTranslations("profiles"), getTranslations("models")]);
  const { device, threads, finishedAt, workerName } = profile;
  const speed = (count: number | null): ReactNode =>
    count !== null && t("tokensPerSecond", { count: Math.round(count) });
  const facts: [string, ReactNode][] = [
    [t("writing"), speed(profile.tokensPerSecond)],
    [t("reading"), speed(profile.promptTokensPerSecond)],
    ...profile.speeds
      .filter(({ task }) => task !== "write")
      .map(({ task, unit, perSecond }): [string, ReactNode] => [
        models(`task.${task}`),
        models(`speed.${unit}`, { speed: perSecond }),
      ]),
    [t("load"), profile.loadMilliseconds !== null && secondsOf(profile.loadMilliseconds)],
    [t("memory"), profile.memoryBytes !== null && formatBytes(profile.memoryBytes)],
    [t("device"), device && (threads === null ? device : t("deviceThreads", { device, threads }))],
    [
      t("when"),
      finishedAt && (
        <>
          <LocalTime at={finishedAt} look="moment" /> {workerName && t("by", { worker: workerName })}
        </>
      ),
    ],
    [t("suite"), profile.suite],
  ];
  return (
    <dl className="kept max-w-160">
      {facts
        .filter(([, detail]) => detail !== null && detail !== false && detail !== "")
        .map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="min-w-0">{detail}</dd>
          </div>
        ))}
    </dl>
  );
}

export function secondsOf(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
