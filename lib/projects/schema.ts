import { z } from "zod";

/** BCP 47, as Intl understands it, in its canonical form. */
export const languageSchema = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .transform((value, context) => {
    try {
      return Intl.getCanonicalLocales(value)[0] ?? value;
    } catch {
      context.addIssue({ code: "custom", message: "Not a language code such as en or pt-BR." });
      return z.NEVER;
    }
  });

export const reviewPolicySchema = z.object({
  approvals: z.int().min(0).max(5).default(1),
  fourEyes: z.boolean().default(true),
});

export const projectInputSchema = z.object({
  name: z.string().trim().min(1).max(120),
  language: languageSchema,
  audience: z.string().trim().max(500).optional(),
  guidelines: z.string().trim().max(8_000).optional(),
  forbiddenWords: z.array(z.string().trim().min(1).max(60)).max(200).optional(),
  reviewPolicy: reviewPolicySchema.optional(),
});
export type ProjectInput = z.infer<typeof projectInputSchema>;

export const projectChangeSchema = projectInputSchema.partial();
export type ProjectChange = z.infer<typeof projectChangeSchema>;
