/**
 * Deployments: which version serves a task, for all, for a project or for a kind of content. A change takes effect with
 * the next generation; what runs ends on the version that it began with. How another version comes to serve is in
 * activations/, what is tried beside it in challengers/.
 */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { endShadowComparison } from "#lib/evaluation/shadows/commands";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../policy.ts";
import type { EngineName, ModelTask } from "../schema.ts";
import { ask } from "./activations/commands.ts";
import { checkCandidate } from "./candidates/queries.ts";
import { recordDeploymentEvent } from "./events.ts";
import { lockDeployment, type Target } from "./locks/queries.ts";
import { findProjectName, findScope, findWider } from "./queries.ts";
import type { Scope } from "./queries.ts";
import type { NewDeployment } from "./schema.ts";

/**
 * A deployment of its own for a project, a kind, or both. What served there before serves on until the wanted version
 * has loaded and proved itself, as with each other change; where nothing served, it serves at once.
 */
export async function createDeployment(db: Db, actor: Actor, input: NewDeployment, store: Store = modelStore()) {
  requireManageModels(actor);
  const { versionId, reason, ...wanted } = input;
  return transact(db, async (tx) => {
    const scope = await findScope(tx, wanted);
    if (scope.id !== null) return refuse("has-its-own");
    const candidate = await checkCandidate(tx, wanted, versionId, store);
    if (!candidate.ok) return candidate;
    const wider = await findWider(tx, wanted);
    const { championId = versionId, secondAdmin = false } = wider ?? {};
    const created = await create(tx, wanted, championId, secondAdmin);
    if (!created) return refuse("has-its-own");
    const { id: deploymentId, revision } = created;
    const type = "deployment.created";
    const event = await recordDeploymentEvent(tx, actor, {
      deploymentId,
      type,
      fromId: null,
      toId: championId,
      reason,
    });
    if (championId === versionId) return done({ id: deploymentId, revision, event, swapId: null });
    const locked = await lockDeployment(tx, { deploymentId, reason });
    return locked.ok ? ask(tx, actor, locked.value, { versionId, reason, type: "activated" }, store) : locked;
  });
}

/**
 * What serves more widely serves here again, at once. Only what is for a project, a kind, or both can go; its history
 * stays in the log, and the wider one's says who removed it.
 */
export async function removeDeployment(db: Db, actor: Actor, input: Target) {
  requireManageModels(actor);
  const { reason } = input;
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const { id, task, pair, projectId, kind, championId, openSwap, secondAdmin } = locked.value;
    if (projectId === null && kind === null) return refuse("serves-everybody");
    if (openSwap) return refuse("swap-under-way");
    if (secondAdmin) return refuse("second-admin");
    await endShadowComparison(tx, actor, id);
    await tx.comparison.updateMany({ where: { deploymentId: id }, data: { deploymentId: null } });
    await tx.deployment.deleteMany({ where: { id } });
    const wider = await findWider(tx, { task, pair, projectId, kind });
    const removed = done<{ id: string; widerId: string | null }>({ id, widerId: wider?.id ?? null });
    if (!wider) return removed;
    const projectName = projectId === null ? undefined : await findProjectName(tx, projectId);
    await recordDeploymentEvent(tx, actor, {
      deploymentId: wider.id,
      type: "deployment.override_removed",
      fromId: championId,
      toId: wider.championId,
      reason,
      data: { ...(projectName !== undefined && { projectName }), ...(kind !== null && { kind }) },
    });
    return removed;
  });
}

/** Whether another admin has to agree before another version becomes champion. */
export async function setSecondAdmin(db: Db, actor: Actor, input: Target & { secondAdmin: boolean }) {
  requireManageModels(actor);
  const { secondAdmin, reason } = input;
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const { id, revision, championId, openSwap } = locked.value;
    if (secondAdmin === locked.value.secondAdmin) return refuse("set-already");
    // Who proposed something could else do without the other one.
    if (openSwap) return refuse("swap-under-way");
    await tx.deployment.updateMany({ where: { id, revision }, data: { secondAdmin, revision: { increment: 1 } } });
    const type = secondAdmin ? "deployment.second_admin_set" : "deployment.second_admin_unset";
    const told = { deploymentId: id, type, fromId: championId, toId: championId, reason } as const;
    const event = await recordDeploymentEvent(tx, actor, told);
    return done({ id, revision: revision + 1, event, swapId: null });
  });
}

async function create(tx: Db, scope: Scope, championId: string, secondAdmin = false) {
  const { task, pair, projectId, kind } = scope;
  const [row] = await tx.deployment.createManyAndReturn({
    data: { task, pair, projectId, kind, championId, secondAdmin },
    select: { id: true, revision: true },
    skipDuplicates: true,
  });
  return row ?? null;
}

async function move(tx: Db, id: string, revision: number, championId: string): Promise<boolean> {
  const { count } = await tx.deployment.updateMany({
    where: { id, revision },
    data: { championId, revision: { increment: 1 } },
  });
  return count === 1;
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
  const scope = await findScope(tx, { task, pair, projectId: null, kind: null });
  if (scope.id === null) {
    const created = await create(tx, scope, toId);
    const reason = version.engine === "extractive" ? UNTIL_A_MODEL : FIRST;
    if (created) await recordDeploymentEvent(tx, actor, { deploymentId: created.id, type, fromId: null, toId, reason });
    return;
  }
  if (scope.championEngine !== "extractive" || scope.chosenByPerson || version.engine === "extractive") return;
  if (!(await move(tx, scope.id, scope.revision, toId))) return;
  await recordDeploymentEvent(tx, actor, {
    deploymentId: scope.id,
    type: "deployment.activated",
    fromId: scope.championId,
    toId,
    reason: INSTEAD_OF_EXTRACTION,
  });
}
