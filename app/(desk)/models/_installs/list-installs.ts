import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { presentInstall } from "#lib/models/installs/present";
import type { PresentedInstall } from "#lib/models/installs/present";
import { listInstalls } from "#lib/models/installs/queries";
import { modelAbilities } from "#lib/models/policy";

/** So long a failed install is still told. */
const TOLD_FOR = 24 * 60 * 60 * 1_000;

/** Under way, and what failed lately and was not tried again. */
export async function listOpenInstalls(db: Db, actor: Actor, now = Date.now()): Promise<PresentedInstall[]> {
  const { items } = await listInstalls(db, actor);
  const newest = items.filter(
    (install, index) => items.findIndex((other) => keyOf(other) === keyOf(install)) === index,
  );
  const open = newest.filter(
    ({ status, createdAt }) =>
      status === "queued" || status === "running" || (status === "failed" && now - createdAt.getTime() < TOLD_FOR),
  );
  return open.map((install) => presentInstall(install, modelAbilities(actor)));
}

/** Tries of one entry of the catalog, or of one order, count as one. */
function keyOf({
  catalogId,
  versionId,
  id,
}: Record<"catalogId" | "versionId", string | null> & { id: string }): string {
  return catalogId ?? versionId ?? id;
}

export function isUnderWay(install: PresentedInstall): boolean {
  return install.status === "queued" || install.status === "running";
}
