"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../../../../_components/text-field.tsx";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A moment in the person's own time, sent as RFC 3339 in UTC under `name`. Starts with the time that is set, else
 * with the next morning. Only in a dialog: the server does not know the zone.
 */
export function TimeField({ name, label, start }: { name: string; label: string; start: string | null }) {
  const t = useTranslations("drafts.head");
  const [value, setValue] = useState(() => localOf(start ? new Date(start) : tomorrowMorning()));
  const [soonest] = useState(() => localOf(new Date(Date.now() + MINUTE)));
  const moment = new Date(value);
  return (
    <>
      <TextField
        type="datetime-local"
        label={label}
        hint={t("scheduleZone", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        required
        min={soonest}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <input type="hidden" name={name} value={Number.isNaN(moment.getTime()) ? "" : moment.toISOString()} />
    </>
  );
}

function tomorrowMorning(): Date {
  const morning = new Date(Date.now() + 24 * HOUR);
  morning.setHours(9, 0, 0, 0);
  return morning;
}

/** As the control writes it: 2026-11-26T09:00, in the zone of the device. */
export function localOf(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE);
  return shifted.toISOString().slice(0, 16);
}
