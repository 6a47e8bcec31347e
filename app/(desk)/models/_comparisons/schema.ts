import { z } from "zod";
import { CHOICES, MOST_TEXTS } from "#lib/evaluation/schema";
import { KIND_NAMES } from "#lib/kinds/registry";

const orNone = (value: unknown) => (value === "" || value === undefined ? null : value);

export const comparisonFormSchema = z.object({
  championId: z.uuid(),
  challengerId: z.uuid(),
  projectId: z.preprocess(orNone, z.uuid().nullable()),
  kind: z.preprocess(orNone, z.enum(KIND_NAMES).nullable()),
  texts: z.coerce.number().int().min(1).max(MOST_TEXTS),
  blind: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
});

export const comparisonIdFormSchema = z.object({ comparisonId: z.uuid() });

export const verdictFormSchema = z.object({
  comparisonId: z.uuid(),
  itemId: z.uuid(),
  choice: z.enum(CHOICES),
  note: z.string().trim().max(500).default(""),
});
