/**
 * What models found in a revision after it was written: whether each claim follows from its source, and what the text
 * reads as. A revision and its evidence never change, so these are rows of their own, by revision and model version.
 */
import { z } from "zod";

export const CHECK_KINDS = ["entail", "classify"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Label → probability. */
export const checkScoresSchema = z.record(z.string(), z.number().min(0).max(1));

export type NewCheck = {
  kind: CheckKind;
  /** Place of the claim in the revision's list of evidence; -1 for the whole text. */
  claim: number;
  label: string;
  scores: Record<string, number>;
};

export type Check = NewCheck & { version: { name: string; number: number } };

export const WHOLE_TEXT = -1;

/**
 * Why nothing was judged: the model does not know the language, or nothing that is deployed translates from it back
 * into the original's.
 */
export type Uncovered = { reason: "language"; language: string } | { reason: "way-back"; language: string; to: string };

/** As the label of a row for the whole text. No label of a model begins with a colon. */
export function uncoveredLabel(why: Uncovered): string {
  return why.reason === "language" ? `:language ${why.language}` : `:way-back ${why.language} ${why.to}`;
}

/** Null for a label that a model gave. */
export function readUncovered(label: string): Uncovered | null {
  const [reason, language = "und", to] = label.split(" ");
  if (reason === ":language") return { reason: "language", language };
  return reason === ":way-back" && to ? { reason: "way-back", language, to } : null;
}
