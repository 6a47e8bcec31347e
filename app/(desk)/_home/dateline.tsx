"use client";

import { useSyncExternalStore } from "react";

/** "Monday 23 November" where the reader is; the server knows only the day in UTC. */
export function Dateline({ now }: { now: string }) {
  const timeZone = useSyncExternalStore(never, zoneHere, zoneOfServer);
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone });
  return (
    <time dateTime={now} suppressHydrationWarning>
      {day.format(new Date(now)).replace(",", "")}
    </time>
  );
}

const never = () => () => undefined;
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zoneOfServer = () => "UTC";
