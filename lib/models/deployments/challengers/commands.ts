/**
 * A version that is tried beside the champion. A canary writes a share of the drafts, always the same ones; a shadow
 * replays finished texts that nobody sees but those who compare. Each act has a reason, and ends without a trace.
 */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { endShadowComparison, startShadowComparison } from "#lib/evaluation/shadows/commands";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../../policy.ts";
import { checkCandidate } from "../candidates/queries.ts";
import { recordDeploymentEvent, type DeploymentEventFacts, type DeploymentEventType } from "../events.ts";
import { lockDeployment, type LockedDeployment, type Target } from "../locks/queries.ts";

/** A share of the drafts goes to this version from now on. One that was a shadow so far stops to be one. */
export async function startCanary(
  db: Db,
  actor: Actor,
  input: Target & { versionId: string; share: number },
  store: Store = modelStore(),
) {
  requireManageModels(actor);
  const { versionId, share } = input;
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const deployment = locked.value;
    // Passages are compared by vectors of one model: those of another one mean nothing beside them.
    if (deployment.task === "embed") return refuse("one-embedder");
    const refusal = await whyNoChallenger(tx, deployment, versionId, store);
    if (refusal) return refusal;
    if (deployment.mode === "canary") return refuse("challenger-there");
    await endShadowComparison(tx, actor, deployment.id);
    return change(tx, actor, deployment, input.reason, {
      columns: { challengerId: versionId, mode: "canary", share },
      event: { type: "deployment.canary_started", toId: versionId, data: { share } },
    });
  });
}

/** What the API offers as one act: starts a canary, changes the share of the one that runs, or ends it with 0. */
export async function setCanary(
  db: Db,
  actor: Actor,
  { versionId, share, ...input }: Target & { versionId?: string; share: number },
  store: Store = modelStore(),
) {
  if (share === 0) return endCanary(db, actor, input);
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const { mode, challengerId } = locked.value;
    const runs = mode === "canary" && (versionId ?? challengerId) === challengerId;
    if (runs || versionId === undefined) return changeShare(tx, actor, { ...input, share });
    return startCanary(tx, actor, { ...input, versionId, share }, store);
  });
}

/** More or fewer drafts: those that a smaller share had stay where they are. */
export async function changeShare(db: Db, actor: Actor, input: Target & { share: number }) {
  requireManageModels(actor);
  const { share } = input;
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const { challengerId, mode, share: before } = locked.value;
    if (mode !== "canary" || challengerId === null) return refuse("no-canary");
    if (share === before) return refuse("same-share");
    return change(tx, actor, locked.value, input.reason, {
      columns: { share },
      event: { type: "deployment.share_changed", toId: challengerId, data: { share, before } },
    });
  });
}

/** New drafts all go to the champion; what the challenger has begun it ends. */
export function endCanary(db: Db, actor: Actor, input: Target) {
  return endChallenger(db, actor, input, "canary");
}

/** The last `wanted` texts of the champion, and those that follow, are written again by this version in idle time. */
export async function startShadow(
  db: Db,
  actor: Actor,
  input: Target & { versionId: string; wanted: number },
  store: Store = modelStore(),
) {
  requireManageModels(actor);
  const { versionId, wanted } = input;
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const deployment = locked.value;
    const refusal = await whyNoChallenger(tx, deployment, versionId, store);
    if (refusal) return refusal;
    if (deployment.mode !== null) return refuse("challenger-there");
    const started = await startShadowComparison(tx, actor, { ...deployment, challengerId: versionId }, wanted);
    if (!started.ok) return started;
    return change(tx, actor, deployment, input.reason, {
      columns: { challengerId: versionId, mode: "shadow", share: 0 },
      event: { type: "deployment.shadow_started", toId: versionId, data: { wanted } },
    });
  });
}

/** Nothing more is replayed; what was stays to be read. */
export function endShadow(db: Db, actor: Actor, input: Target) {
  return endChallenger(db, actor, input, "shadow");
}

const NO_CHALLENGER = { challengerId: null, mode: null, share: 0 };

async function endChallenger(db: Db, actor: Actor, input: Target, wanted: "canary" | "shadow") {
  requireManageModels(actor);
  return transact(db, async (tx) => {
    const locked = await lockDeployment(tx, input);
    if (!locked.ok) return locked;
    const { id, challengerId, mode, share } = locked.value;
    if (mode !== wanted || challengerId === null) return refuse(wanted === "canary" ? "no-canary" : "no-shadow");
    if (wanted === "shadow") await endShadowComparison(tx, actor, id);
    return change(tx, actor, locked.value, input.reason, {
      columns: NO_CHALLENGER,
      event: {
        type: wanted === "canary" ? "deployment.canary_ended" : "deployment.shadow_ended",
        toId: challengerId,
        data: wanted === "canary" ? { share } : {},
      },
    });
  });
}

async function whyNoChallenger(tx: Db, deployment: LockedDeployment, versionId: string, store: Store) {
  if (deployment.openSwap) return refuse("swap-under-way");
  if (deployment.championId === versionId) return refuse("already-active");
  if (deployment.challengerId !== null && deployment.challengerId !== versionId) return refuse("challenger-there");
  const candidate = await checkCandidate(tx, deployment, versionId, store);
  return candidate.ok ? null : candidate;
}

type Change = {
  columns: { challengerId?: string | null; mode?: string | null; share: number };
  event: { type: DeploymentEventType; toId: string; data: DeploymentEventFacts };
};

async function change(tx: Db, actor: Actor, deployment: LockedDeployment, reason: string, { columns, event }: Change) {
  const { id, championId, revision } = deployment;
  await tx.deployment.updateMany({ where: { id, revision }, data: { ...columns, revision: { increment: 1 } } });
  const recorded = await recordDeploymentEvent(tx, actor, { deploymentId: id, fromId: championId, reason, ...event });
  return done({ id, revision: revision + 1, event: recorded, swapId: null });
}
