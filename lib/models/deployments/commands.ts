/**
 * Deployments: which version serves a task, for all or for one project. A change takes effect with the next
 * generation; what runs ends on the version that it began with.
 */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../policy.ts";
import type { EngineName, ModelTask } from "../schema.ts";
import { findMissingFiles } from "../version-files.ts";
import { recordDeploymentEvent } from "./events.ts";
import type { DeploymentEventType } from "./events.ts";
import { findCandidate, findScope, findPreviousChampion } from "./queries.ts";

/** An existing deployment, or the scope of one that may not exist yet. */
export type DeploymentTarget =
  { deploymentId: string } | { task: ModelTask; pair?: string | null; projectId?: string | null };

export type Activation = DeploymentTarget & {
  versionId: string;
  reason: string;
  /** What the person saw; when the row has moved on since, nothing is changed. Absent: the newest is taken. */
  expectedRevision?: number;
};

/** Makes the version the champion. Throws not_found for a deployment that does not exist. */
export async function activateVersion(db: Db, actor: Actor, input: Activation, store: Store = modelStore()) {
  requireManageModels(actor);
  return change(db, actor, input, "deployment.activated", store);
}

export type Rollback = { deploymentId: string; reason: string; expectedRevision?: number };

/** Back to the version that served before the present one. */
export async function rollbackDeployment(db: Db, actor: Actor, input: Rollback, store: Store = modelStore()) {
  requireManageModels(actor);
  const versionId = await findPreviousChampion(db, input.deploymentId);
  if (!versionId) return refuse("nothing-before");
  return change(db, actor, { ...input, versionId }, "deployment.rolled_back", store);
}

async function change(db: Db, actor: Actor, input: Activation, type: DeploymentEventType, store: Store) {
  const scope = await findScope(db, input);
  if (!scope) throw new AppError("not_found", "There is no such deployment.");
  const version = await findCandidate(db, input.versionId);
  if (!version) return refuse("no-such-version");
  if (version.status !== "ready") return refuse("not-ready");
  if (!version.tasks.includes(scope.task) || (scope.task === "translate" && version.pair !== scope.pair))
    return refuse("wrong-task");
  if (scope.championId === version.id) return refuse("already-active");
  if (input.expectedRevision !== undefined && input.expectedRevision !== (scope.revision ?? 0))
    return refuse("changed-meanwhile");
  if ((await findMissingFiles(store, version.files)).length > 0) return refuse("files-missing");

  return transact(db, async (tx) => {
    const changed = scope.id === null ? await create(tx, scope, version.id) : await move(tx, scope, version.id);
    if (!changed) return refuse("changed-meanwhile");
    const event = await recordDeploymentEvent(tx, actor, {
      deploymentId: changed.id,
      type: scope.id === null ? "deployment.created" : type,
      fromId: scope.championId,
      toId: version.id,
      reason: input.reason,
    });
    return done({ id: changed.id, revision: changed.revision, versionId: version.id, event });
  });
}

type Scope = NonNullable<Awaited<ReturnType<typeof findScope>>>;

async function create(tx: Db, { task, pair, projectId }: Scope, championId: string) {
  const [row] = await tx.deployment.createManyAndReturn({
    data: { task, pair, projectId, championId },
    select: { id: true, revision: true },
    skipDuplicates: true,
  });
  return row ?? null;
}

async function move(tx: Db, { id, revision }: Scope, championId: string) {
  if (id === null || revision === null) return null;
  // The revision is part of the write: of two people who act together the later matches no row.
  const { count } = await tx.deployment.updateMany({
    where: { id, revision },
    data: { championId, revision: { increment: 1 } },
  });
  return count === 1 ? { id, revision: revision + 1 } : null;
}

const FIRST = "The first model for this task.";
const UNTIL_A_MODEL = "Serves until a model for this task is installed.";
const INSTEAD_OF_EXTRACTION = "The first model for this task; until now drafts were built by extraction.";

/** A freshly installed version serves where nothing does, or only extraction that no person chose. */
export async function deployFirst(
  tx: Db,
  actor: Actor,
  version: { task: ModelTask; pair: string | null; versionId: string; engine: EngineName },
): Promise<void> {
  const { task, pair, versionId: toId } = version;
  const type = "deployment.created";
  const scope = await findScope(tx, { task, pair });
  if (!scope) return;
  if (scope.id === null) {
    const created = await create(tx, scope, toId);
    const reason = version.engine === "extractive" ? UNTIL_A_MODEL : FIRST;
    if (created) await recordDeploymentEvent(tx, actor, { deploymentId: created.id, type, fromId: null, toId, reason });
    return;
  }
  if (scope.championEngine !== "extractive" || scope.chosenByPerson || version.engine === "extractive") return;
  if (!(await move(tx, scope, toId))) return;
  await recordDeploymentEvent(tx, actor, {
    deploymentId: scope.id,
    type: "deployment.activated",
    fromId: scope.championId,
    toId,
    reason: INSTEAD_OF_EXTRACTION,
  });
}
