import { z } from "zod";

const day = z.iso.date();

/** Whole days in UTC, both included; the last 30 days unless given. */
export const usageRangeSchema = z.object({ from: day.optional(), to: day.optional() });

const DAY = 86_400_000;
const DAYS = 30;
/** Longer ranges are asked for in parts. */
const MOST_DAYS = 400;

export type UsageRange = { from: string; to: string };

/** `now` as the end where none is given; a range that is too long, or ends before it begins, is null. */
export function readRange(given: z.infer<typeof usageRangeSchema>, now: Date): UsageRange | null {
  const to = given.to ?? dayOf(now);
  const from = given.from ?? dayOf(new Date(Date.parse(to) - (DAYS - 1) * DAY));
  const days = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return days >= 1 && days <= MOST_DAYS ? { from, to } : null;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
