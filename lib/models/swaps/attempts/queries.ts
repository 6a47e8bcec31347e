/** What a worker asks about versions while it swaps. */
import { z } from "zod";
import type { Db } from "#lib/db/client";

/** Whether a version serves or is tried anywhere: then it stays loaded. */
export async function isServing(db: Db, versionId: string): Promise<boolean> {
  const where = { OR: [{ championId: versionId }, { challengerId: versionId }] };
  return (await db.deployment.findFirst({ where, select: { id: true } })) !== null;
}

/** Texts that a worker writes with a version just now. */
export function countRunningOn(db: Db, versionId: string, workerId: string): Promise<number> {
  return db.generation.count({ where: { modelVersionId: versionId, workerId, status: "running" } });
}

/** What fixed prompts gave when the version was checked; null where nothing was kept. */
export async function findGolden(db: Db, versionId: string): Promise<unknown> {
  const version = await db.modelVersion.findUniqueOrThrow({ where: { id: versionId }, select: { golden: true } });
  return version.golden;
}

const replacedSchema = z.array(z.object({ oldId: z.string(), newIds: z.array(z.string()) }));

/** Of these versions those that a swap replaced and that serve nowhere any more, with what serves in their place now. */
export async function listReplaced(
  db: Db,
  versionIds: readonly string[],
): Promise<{ oldId: string; newIds: string[] }[]> {
  const rows = await db.$queryRaw`
    SELECT swap.from_id::text AS "oldId", array_agg(DISTINCT deployment.champion_id::text) AS "newIds"
    FROM model_swaps AS swap JOIN deployments AS deployment ON deployment.id = swap.deployment_id
    WHERE swap.switched_at IS NOT NULL AND swap.from_id = ANY(${[...versionIds]}::uuid[])
      AND NOT EXISTS (
        SELECT 1 FROM deployments WHERE champion_id = swap.from_id OR challenger_id = swap.from_id)
    GROUP BY swap.from_id`;
  return replacedSchema.parse(rows);
}
