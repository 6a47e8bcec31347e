import { z } from "zod";
import type { Db } from "#lib/db/client";
import { sql, type Sql } from "#lib/db/sql";
import type { ComparedTask } from "../schema.ts";

/** Whose finished generations: of one version in one task, of all projects and kinds or of one. */
export type ReplayScope = {
  task: ComparedTask;
  championId: string;
  projectId: string | null;
  kind: string | null;
};

const idsSchema = z.array(z.object({ id: z.string() }));

/** Ids of the newest finished generations of the scope that `comparisonId` does not have yet, newest first. */
export async function listReplayable(
  db: Db,
  scope: ReplayScope,
  options: { limit: number; comparisonId?: string; finishedAfter?: Date },
): Promise<string[]> {
  const { projectId, kind } = scope;
  const { limit, comparisonId, finishedAfter } = options;
  const rows = await db.$queryRaw`
    SELECT id::text AS id FROM generations
    WHERE status = 'completed' AND ${madeBy(scope)}
      ${projectId ? sql`AND project_id = ${projectId}::uuid` : sql``}
      ${kind ? sql`AND kind = ${kind}` : sql``}
      ${finishedAfter ? sql`AND finished_at > ${finishedAfter}` : sql``}
      ${comparisonId ? sql`AND NOT EXISTS (SELECT 1 FROM comparison_items WHERE comparison_id = ${comparisonId}::uuid AND generation_id = generations.id)` : sql``}
    ORDER BY finished_at DESC LIMIT ${limit}`;
  return idsSchema.parse(rows).map(({ id }) => id);
}

/** Both ways are indexed with finished_at. */
function madeBy({ task, championId }: ReplayScope): Sql {
  if (task === "summarise") return sql`ran_with->'summariser'->>'id' = ${championId}`;
  const kinds = task === "translate" ? sql`kind = 'translation'` : sql`kind <> 'translation'`;
  return sql`model_version_id = ${championId}::uuid AND ${kinds}`;
}
