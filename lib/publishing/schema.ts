import { z } from "zod";

export const publishSchema = z.object({
  revisionId: z.uuid(),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens.")
    .max(100)
    .optional(),
});

export const unpublishSchema = z.object({ note: z.string().trim().max(2_000).default("") });
