import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { refuse, done } from "#lib/errors/refusal";
import { statusesBefore } from "../../swaps/transitions.ts";

/** What an act starts from. `revision`: what the person saw, if the caller says so. */
export type Target = { deploymentId: string; reason: string; expectedRevision?: number };

/**
 * Holds the deployment's row until the transaction ends: of two admins who act together the later finds what the first
 * has done, and is told where it has seen another state. Throws not_found for a deployment that does not exist.
 */
export async function lockDeployment(tx: Db, { deploymentId: id, expectedRevision }: Target) {
  if (isId(id)) await tx.$queryRaw`SELECT id FROM deployments WHERE id = ${id}::uuid FOR UPDATE`;
  const row = isId(id) ? await tx.deployment.findUnique({ where: { id }, select: COLUMNS }) : null;
  if (!row) throw new AppError("not_found", "There is no such deployment.");
  if (expectedRevision !== undefined && expectedRevision !== row.revision) return refuse("changed-meanwhile");
  const { swaps, ...deployment } = row;
  return done({ ...deployment, openSwap: swaps[0] ?? null });
}
export type LockedDeployment = Extract<Awaited<ReturnType<typeof lockDeployment>>, { ok: true }>["value"];

const COLUMNS = {
  id: true,
  task: true,
  pair: true,
  projectId: true,
  kind: true,
  championId: true,
  challengerId: true,
  mode: true,
  share: true,
  secondAdmin: true,
  revision: true,
  swaps: { where: { status: { in: statusesBefore("cancel") } }, select: { id: true, toId: true }, take: 1 },
} as const;
