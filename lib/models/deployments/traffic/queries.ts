/** How much each version of a deployment has to do: what it wrote since the present champion serves, and writes now. */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { requireReadModels } from "../../policy.ts";
import type { ListedDeployment } from "../queries.ts";

export type VersionTraffic = { versionId: string; written: number; running: number };

/** For tasks that write texts; null for the others, whose work leaves no count. */
export async function countTraffic(
  db: Db,
  actor: Actor,
  deployment: Pick<ListedDeployment, "task" | "projectId" | "kind" | "champion" | "challenger" | "servesSince">,
): Promise<VersionTraffic[] | null> {
  requireReadModels(actor);
  const { task, projectId, kind, champion, challenger, servesSince } = deployment;
  if (task !== "write" && task !== "translate") return null;
  const ids = [champion.id, ...(challenger ? [challenger.id] : [])];
  const where = {
    modelVersionId: { in: ids },
    ...(projectId !== null && { projectId }),
    ...(kind !== null && { kind }),
  };
  const by = ["modelVersionId"] as const;
  const written = await db.generation.groupBy({
    by: [...by],
    where: { ...where, status: "completed", finishedAt: { gte: servesSince } },
    _count: true,
  });
  const running = await db.generation.groupBy({ by: [...by], where: { ...where, status: "running" }, _count: true });
  const countOf = (rows: typeof written, id: string) => rows.find((row) => row.modelVersionId === id)?._count ?? 0;
  return ids.map((versionId) => ({
    versionId,
    written: countOf(written, versionId),
    running: countOf(running, versionId),
  }));
}
