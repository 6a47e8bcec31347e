import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { requireReadModels } from "../policy.ts";

/** What stands on the tabs of the models page; `ready`: versions that can serve. */
export async function countModels(db: Db, actor: Actor) {
  requireReadModels(actor);
  const [deployments, versions, ready] = await Promise.all([
    db.deployment.count(),
    db.modelVersion.count({ where: { status: { not: "deleted" } } }),
    db.modelVersion.count({ where: { status: "ready" } }),
  ]);
  return { deployments, versions, ready };
}
