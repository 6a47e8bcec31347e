/** What the lint rules share: how a finding is made, and where it points. */
import type { Finding, Place } from "../../evidence.ts";

/** `fix` says in plain words what `repair` would do; it is left out where only a person can mend it. */
export function finding(
  rule: string,
  severity: Finding["severity"],
  place: Place,
  message: string,
  fix?: string,
): Finding {
  return fix === undefined ? { rule, severity, place, message } : { rule, severity, place, message, fix };
}

export const inWhole: Place = { whole: true };
export const inOutcome = (outcomeId: string): Place => ({ outcomeId });
export const inQuestion = (questionId: string, optionId?: string): Place =>
  optionId === undefined ? { questionId } : { questionId, optionId };

/** "The Forager", or what stands for an outcome without a name. */
export const nameOf = (title: string): string => (title.trim() ? `“${title.trim()}”` : "An outcome without a name");

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
