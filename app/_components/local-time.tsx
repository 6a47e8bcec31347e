"use client";

import { useSyncExternalStore } from "react";
import { formatTime, type TimeLook } from "./format-time.ts";

type LocalTimeProps = {
  /** RFC 3339 in UTC. */
  at: string;
  look?: TimeLook;
  locale?: string;
};

/**
 * A moment in the reader's zone. The server cannot know the zone and writes UTC; the text is put right when the page wakes up.
 * The whole moment is in the title.
 */
export function LocalTime({ at, look = "short", locale = "en-GB" }: LocalTimeProps) {
  const timeZone = useSyncExternalStore(never, zoneHere, zoneOfServer);
  const moment = new Date(at);
  const setting = { locale, timeZone, now: new Date() };
  return (
    <time dateTime={at} title={formatTime(moment, "moment", setting)} suppressHydrationWarning>
      {formatTime(moment, look, setting)}
    </time>
  );
}

const never = () => () => undefined;
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zoneOfServer = () => "UTC";
