import { z } from "zod";

export const SCOPES = ["read", "write", "review", "publish", "admin"] as const;

export const tokenInputSchema = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, { error: "Choose at least one scope." })
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
  /** Days until it expires. */
  days: z.coerce.number().int().min(1).max(365).default(90),
});
export type TokenInput = z.infer<typeof tokenInputSchema>;
