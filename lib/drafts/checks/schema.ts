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
