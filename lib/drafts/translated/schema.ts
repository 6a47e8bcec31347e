/** A translation that somebody saw on the screen and wants as a draft. Pieces are by offsets into the text. */
import { z } from "zod";
import { languageSchema } from "#lib/projects/schema";
import { TRANSLATION_LIMITS } from "#lib/translations/schema";

/** A translation may be longer than what it was made of. */
const LONGEST_TARGET = TRANSLATION_LIMITS.characters * 3;

const pieceSchema = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    target: z.string().max(LONGEST_TARGET),
    /** Passed the checks of numbers, placeholders, length and the like. */
    sound: z.boolean(),
  })
  .refine(({ start, end }) => start < end, "A piece has words.");

export const translatedDraftSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    from: languageSchema,
    to: languageSchema,
    format: z.enum(["text", "markdown"]),
    source: z.string().min(1).max(TRANSLATION_LIMITS.characters),
    pieces: z.array(pieceSchema).min(1).max(TRANSLATION_LIMITS.characters),
    /** The versions that translated, as people know them. */
    versions: z.array(z.string().max(200)).max(4),
  })
  .refine(
    ({ source, pieces }) =>
      pieces.every(({ start, end }, index) => start >= (pieces[index - 1]?.end ?? 0) && end <= source.length),
    "Pieces come in the order of the text and do not overlap.",
  );
export type TranslatedDraftInput = z.infer<typeof translatedDraftSchema>;
