import { z } from "zod";
import type { PageRequest } from "#lib/db/page";

/** `?limit=&cursor=` of a list: 1 to 100 items, 50 unless asked. Extend it with a list's own filters. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().min(1).max(200).optional(),
});

export function pageOfQuery(query: z.infer<typeof pageQuery>): PageRequest {
  return { limit: query.limit, cursor: query.cursor ?? null };
}
