import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { stageResultsSchema, type StageResult } from "./schema.ts";

/** Version id → what its newest completed self-test found; versions without one are not in the map. */
export async function findProofs(db: Db, versionIds: readonly string[]): Promise<Map<string, StageResult[]>> {
  const rows = await db.capabilityProfile.findMany({
    where: { versionId: { in: versionIds.filter(isId) }, status: "completed" },
    select: { versionId: true, results: true },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    distinct: ["versionId"],
  });
  return new Map(rows.map(({ versionId, results }) => [versionId, stageResultsSchema.parse(results)]));
}
