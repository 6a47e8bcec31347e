/** Translations: what is ordered. */
import { z } from "zod";

const languageSchema = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "a language tag such as en or pt-BR");

export const translationBriefSchema = z
  .strictObject({
    to: languageSchema,
    /** Without it, the language of the draft or source. */
    from: languageSchema.optional(),
    draftId: z.uuid().optional(),
    sourceId: z.uuid().optional(),
  })
  .refine(({ draftId, sourceId }) => draftId === undefined || sourceId === undefined, {
    message: "choose a draft or a source, not both",
    path: ["sourceId"],
  });
export type TranslationBrief = z.infer<typeof translationBriefSchema>;
