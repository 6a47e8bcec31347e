/** What the lint rules of texts share. */
import { placeOf, type Finding, type Place } from "../../evidence.ts";

export type Severity = Finding["severity"];

export const inWhole: Place = { whole: true };

/** `fix`: the words that would mend it, in place of `place.quote`. */
export function finding(rule: string, severity: Severity, place: Place, message: string, fix?: string): Finding {
  return fix === undefined ? { rule, severity, place, message } : { rule, severity, place, message, fix };
}

/** A finding at a range of the Markdown. */
export function findingAt(
  markdown: string,
  { start, end }: { start: number; end: number },
  [rule, severity, message, fix]: [rule: string, severity: Severity, message: string, fix?: string],
): Finding {
  return finding(rule, severity, placeOf(markdown, start, end), message, fix);
}
