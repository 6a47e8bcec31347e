/**
 * Which deployment counts for an order, and which of its two versions writes a draft while a canary runs. Pure: the
 * same draft goes the same way whenever and wherever it is asked, and a canary that has ended leaves nothing behind.
 */
import { createHash } from "node:crypto";

/** For whom a deployment is; null means all. */
export type DeploymentScope = { projectId: string | null; kind: string | null };

/** Project and kind go before the project, the project before the kind, the kind before all. */
export function nearestFirst<Row extends DeploymentScope>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => nearnessOf(other) - nearnessOf(one));
}

export type Traffic = { id: string; challengerId: string | null; mode: string | null; share: number };
export type Side = "champion" | "challenger";

/** Who writes this draft. What belongs to no draft goes to the champion. */
export function routeOf(deployment: Traffic, draftId: string | undefined): Side {
  if (draftId === undefined || !hasCanary(deployment)) return "champion";
  return placeOf(deployment.id, draftId) < deployment.share ? "challenger" : "champion";
}

export function hasCanary({ challengerId, mode, share }: Traffic): boolean {
  return challengerId !== null && mode === "canary" && share > 0;
}

/** Where a draft stands among all, from 0 to below 100: a larger share keeps those that a smaller one had. */
export function placeOf(deploymentId: string, draftId: string): number {
  const hash = createHash("sha256").update(`${deploymentId}/${draftId}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}

function nearnessOf({ projectId, kind }: DeploymentScope): number {
  return (projectId === null ? 0 : 2) + (kind === null ? 0 : 1);
}
