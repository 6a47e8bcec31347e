import { z } from "zod";
import { KIND_NAMES } from "#lib/kinds/registry";
import { languageSchema } from "#lib/projects/schema";
import { DRAFT_STATUSES } from "./transitions.ts";

export const kindNameSchema = z.enum(KIND_NAMES);

export const newDraftSchema = z.object({
  kind: kindNameSchema,
  title: z.string().trim().min(1).max(200),
  language: languageSchema.optional(),
  content: z.unknown().optional(),
});

export const saveDraftSchema = z.object({
  baseRevisionId: z.uuid().nullable(),
  /** Checked again by the schema of the draft's kind. */
  content: z.unknown(),
});

export const draftFilterSchema = z.object({
  status: z.enum([...DRAFT_STATUSES, "scheduled", "live"]).optional(),
  kind: kindNameSchema.optional(),
  language: languageSchema.optional(),
  q: z.string().trim().max(200).optional(),
});
export type DraftFilter = z.infer<typeof draftFilterSchema>;
