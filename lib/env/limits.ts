import { z } from "zod";
import { settings } from "./settings.ts";

const { COPYDESK_PERSON_RUNNING, COPYDESK_PERSON_WAITING } = settings.shape;
const limits = z.object({ COPYDESK_PERSON_RUNNING, COPYDESK_PERSON_WAITING });

/** Limits of one person, for code that runs without the other settings too. Throws when one is out of range. */
export function personLimits(source: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { COPYDESK_PERSON_RUNNING: running, COPYDESK_PERSON_WAITING: waiting } = limits.parse(given);
  return { running, waiting };
}
