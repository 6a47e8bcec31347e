/** Figures of the queue, for whoever watches the desk. */
import { z } from "zod";
import type { Db } from "#lib/db/client";

const rowSchema = z.object({
  kind: z.string(),
  status: z.enum(["queued", "running"]),
  priority: z.int(),
  count: z.int(),
  /** Seconds since the oldest of them was ordered. */
  oldest: z.number(),
});
export type ActiveFigure = z.infer<typeof rowSchema>;

/** Waiting and running generations; finished ones, which are many, the workers count as they end. */
export async function countActive(db: Db): Promise<ActiveFigure[]> {
  const rows = await db.$queryRaw`
    SELECT kind, status::text AS status, priority, count(*)::int AS count,
      extract(epoch FROM now() - min(created_at))::float8 AS oldest
    FROM generations WHERE status IN ('queued', 'running') GROUP BY kind, status, priority`;
  return z.array(rowSchema).parse(rows);
}
