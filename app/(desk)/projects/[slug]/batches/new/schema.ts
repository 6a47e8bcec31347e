import { z } from "zod";
import { CHANNELS } from "#lib/kinds/product-description/schema";
import { TABLE_LIMITS } from "#lib/kinds/product-description/table";

export const tableFormSchema = z.object({
  projectId: z.uuid(),
  title: z.string().trim().min(1).max(200),
  table: z.string().min(1).max(TABLE_LIMITS.characters),
  nameColumn: z.string().max(200),
  channel: z.enum(CHANNELS),
  language: z.string().min(2).max(35),
  leaveOut: z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]),
});
