/**
 * Translation at once: somebody types, or a script asks, and waits for the answer. A row carries the text to a worker
 * and the answer back, since no model is loaded in the web process; NOTIFY wakes both sides.
 */
import { z } from "zod";
import { findingSchema } from "#lib/kinds/evidence";

export const TRANSLATION_LIMITS = { characters: 20_000, segments: 200, waitMs: 20_000 } as const;

/** The payload is the id of a request that was answered. */
export const TRANSLATION_CHANNEL = "copydesk_translations";

const language = z.string().max(35).refine(isLanguage, 'a language by its BCP 47 name, like "pt" or "zh-Hant"');

export const translationInputSchema = z
  .strictObject({
    from: language,
    to: language,
    format: z.enum(["text", "markdown", "html"]).default("text"),
    text: z.string().min(1).optional(),
    /** Each is translated by itself and comes back as one. */
    segments: z.array(z.string()).min(1).max(TRANSLATION_LIMITS.segments).optional(),
  })
  .refine(({ text, segments }) => (text === undefined) !== (segments === undefined), "Give text or segments.")
  .refine(
    ({ text = "", segments = [] }) => text.length + segments.join("").length <= TRANSLATION_LIMITS.characters,
    `At most ${TRANSLATION_LIMITS.characters.toLocaleString("en")} characters at once: order a translation of a draft for more.`,
  );
export type TranslationInput = z.infer<typeof translationInputSchema>;

export const translationOrderSchema = z.object({
  from: z.string(),
  to: z.string(),
  format: z.enum(["text", "markdown", "html"]),
  texts: z.array(z.string()),
});
export type TranslationOrder = z.infer<typeof translationOrderSchema>;

export const translatedSegmentSchema = z.object({
  source: z.string(),
  target: z.string(),
  /** Passed the checks of numbers, placeholders, length and the like. */
  sound: z.boolean(),
  findings: z.array(findingSchema.pick({ rule: true, severity: true, message: true })),
});
export type TranslatedSegment = z.infer<typeof translatedSegmentSchema>;

export const translationResultSchema = z.object({
  /** The versions that translated, in their order. */
  versions: z.array(z.string()),
  texts: z.array(z.object({ text: z.string(), segments: z.array(translatedSegmentSchema) })),
});
export type TranslationResult = z.infer<typeof translationResultSchema>;

export const translationErrorSchema = z.object({ code: z.string(), message: z.string(), help: z.string() });
export type TranslationError = z.infer<typeof translationErrorSchema>;

function isLanguage(name: string): boolean {
  try {
    return new Intl.Locale(name).language !== "und";
  } catch {
    return false;
  }
}
