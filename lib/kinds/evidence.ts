/** Where a claim of a draft comes from, and what a check found. Shared by all kinds of content. */
import { z } from "zod";

/**
 * A range of a text kind's Markdown in UTF-16 code units, with the words there and around it, so that it can be
 * found again after an edit; or a part of a quiz question, or an outcome.
 */
export const placeSchema = z.union([
  z.object({
    start: z.int().min(0),
    end: z.int().min(0),
    quote: z.string(),
    prefix: z.string().max(64).default(""),
    suffix: z.string().max(64).default(""),
  }),
  z.object({ questionId: z.string(), optionId: z.string().optional() }),
  /** An outcome of a personality quiz. */
  z.object({ outcomeId: z.string() }),
  /** The whole content. */
  z.object({ whole: z.literal(true) }),
]);
export type Place = z.infer<typeof placeSchema>;

export const evidenceSchema = z.object({
  place: placeSchema,
  /** Who worded the claim: copied from the source, or written by the model or by a person. */
  origin: z.enum(["source", "model", "person"]),
  /** Null when nothing supports the claim, or when it was translated from a draft (see revisionId). */
  sourceId: z.string().nullable(),
  /** The revision that was translated, when the claim comes from a draft of ours. */
  revisionId: z.string().nullable().default(null),
  /** UTF-16 offsets into the source's extracted text (or the revision's Markdown). */
  start: z.int().min(0),
  end: z.int().min(0),
  /** Exactly the text between start and end. */
  quote: z.string(),
  state: z.enum(["supported", "unverified", "contradicted"]),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const findingSchema = z.object({
  /** Kebab-case and stable: `number-not-in-source`, `key-longest`. */
  rule: z.string(),
  severity: z.enum(["error", "warning", "hint"]),
  place: placeSchema,
  message: z.string(),
  /** The words that would mend it, in place of `place.quote` or of the option's text. */
  fix: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

const CONTEXT = 48;

/** The place of `text.slice(start, end)`, with 48 units of context on both sides. */
export function placeOf(text: string, start: number, end: number): Place {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}
