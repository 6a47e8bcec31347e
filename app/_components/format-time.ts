/** How a moment is written. Pure: zone, language and the present come in. */
export type TimeLook =
  /** As short as can be: "14:02" today, "Friday" this week, "18 Nov" this year, "18 Nov 2025" before. */
  "short" | "time" | "date" | "moment";

export type TimeSetting = { locale: string; timeZone: string | undefined; now: Date };

const day = 24 * 60 * 60 * 1000;

export function formatTime(at: Date, look: TimeLook, setting: TimeSetting): string {
  return new Intl.DateTimeFormat(setting.locale, { ...partsOf(at, look, setting), timeZone: setting.timeZone }).format(
    at,
  );
}

function partsOf(at: Date, look: TimeLook, setting: TimeSetting): Intl.DateTimeFormatOptions {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const date = { day: "numeric", month: "long", year: "numeric" } as const;
  if (look === "time") return clock;
  if (look === "date") return date;
  if (look === "moment") return { ...date, ...clock };
  if (dateIn(at, setting) === dateIn(setting.now, setting)) return clock;
  if (Math.abs(setting.now.getTime() - at.getTime()) < 6 * day) return { weekday: "long" };
  const sameYear = dateIn(at, setting).slice(0, 4) === dateIn(setting.now, setting).slice(0, 4);
  return { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) };
}

/** The calendar day there, as 2026-11-23. */
function dateIn(at: Date, { timeZone }: TimeSetting): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
}
