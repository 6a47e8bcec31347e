/**
 * Another champion: asked for here, done by a worker (lib/models/swaps). The old version serves until the new one has
 * loaded beside it and proved itself. Where a second admin has to agree, it begins when another one does.
 */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../../policy.ts";
import { agreeSwap, cancelSwap, requestSwap } from "../../swaps/commands.ts";
import { requireSwap } from "../../swaps/queries.ts";
import type { SwapType } from "../../swaps/schema.ts";
import { checkCandidate } from "../candidates/queries.ts";
import { recordDeploymentEvent } from "../events.ts";
import { lockDeployment, type LockedDeployment, type Target } from "../locks/queries.ts";
import { findPreviousChampion } from "../queries.ts";

/** Asks for this version as champion. */
export async function requestActivation(
  db: Db,
  actor: Actor,
  input: Target & { versionId: string },
  store: Store = modelStore(),
) {
  requireManageModels(actor);
  return withLocked(db, input, (tx, deployment) => ask(tx, actor, deployment, { ...input, type: "activated" }, store));
}

/** Asks for the challenger as champion; its canary or shadow ends when it has become so. */
export async function promoteChallenger(db: Db, actor: Actor, input: Target, store: Store = modelStore()) {
  requireManageModels(actor);
  return withLocked(db, input, async (tx, deployment) => {
    const { challengerId: versionId } = deployment;
    if (versionId === null) return refuse("no-challenger");
    return ask(tx, actor, deployment, { versionId, reason: input.reason, type: "promoted" }, store);
  });
}

/** Asks for the version that served before the present one: the same act, with the same steps. */
export async function rollbackDeployment(db: Db, actor: Actor, input: Target, store: Store = modelStore()) {
  requireManageModels(actor);
  return withLocked(db, input, async (tx, deployment) => {
    const versionId = await findPreviousChampion(tx, deployment.id);
    if (!versionId) return refuse("nothing-before");
    return ask(tx, actor, deployment, { versionId, reason: input.reason, type: "rolled_back" }, store);
  });
}

/** A second admin lets it begin. Refused for the one who proposed it. */
export async function agreeToSwap(db: Db, actor: Actor, { swapId, reason }: { swapId: string; reason: string }) {
  requireManageModels(actor);
  return transact(db, async (tx) => {
    const { deploymentId, fromId, toId } = await requireSwap(tx, actor, swapId);
    const agreed = await agreeSwap(tx, actor, swapId);
    if (!agreed.ok) return agreed;
    const event = { deploymentId, type: "deployment.agreed" as const, fromId, toId, reason, data: { swapId } };
    return done({ ...agreed.value, deploymentId, event: await recordDeploymentEvent(tx, actor, event) });
  });
}

/** Stops it before it has switched; one that is proposed is declined or taken back. The old version serves on. */
export async function stopSwap(db: Db, actor: Actor, { swapId, reason }: { swapId: string; reason: string }) {
  requireManageModels(actor);
  const { deploymentId } = await requireSwap(db, actor, swapId);
  const stopped = await cancelSwap(db, actor, swapId, reason);
  return stopped.ok ? done({ ...stopped.value, deploymentId }) : stopped;
}

type Wish = { versionId: string; reason: string; type: SwapType };

/** The one way in which a swap begins. The deployment is locked by the caller. */
export async function ask(
  tx: Db,
  actor: Actor,
  deployment: LockedDeployment,
  { versionId: toId, reason, type }: Wish,
  store: Store,
) {
  const { id: deploymentId, championId: fromId, secondAdmin: proposed } = deployment;
  if (deployment.openSwap) return refuse("swap-under-way");
  if (fromId === toId) return refuse("already-active");
  const candidate = await checkCandidate(tx, deployment, toId, store);
  if (!candidate.ok) return candidate;
  const revision = deployment.revision + 1;
  await tx.deployment.updateMany({ where: { id: deploymentId, revision: revision - 1 }, data: { revision } });
  const swap = await requestSwap(tx, actor, { deploymentId, fromId, toId, type, reason, revision, proposed });
  if (!swap.ok) return swap;
  const event = await recordDeploymentEvent(tx, actor, {
    deploymentId,
    type: proposed ? "deployment.proposed" : "deployment.requested",
    fromId,
    toId,
    reason,
    data: { swapId: swap.value.id, wish: type },
  });
  return done({ id: deploymentId, revision, event, swapId: swap.value.id });
}

async function withLocked<Result>(
  db: Db,
  input: Target,
  act: (tx: Db, deployment: LockedDeployment) => Promise<Result>,
) {
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    return locked.ok ? act(tx, locked.value) : locked;
  });
}
