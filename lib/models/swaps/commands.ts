/** What people do with swaps: ask for one, agree to it, stop it. What a worker does is in attempts/commands.ts. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { SWAP_MODEL } from "#lib/jobs/jobs";
import { recordDeploymentEvent } from "../deployments/events.ts";
import { requireManageModels } from "../policy.ts";
import { announceSwap } from "./events.ts";
import { requireSwap } from "./queries.ts";
import { stepsAhead, swapStepsSchema, type SwapType } from "./schema.ts";
import { mayFollow } from "./transitions.ts";

export type SwapOrder = {
  deploymentId: string;
  /** The champion now, and the version that is to follow it. */
  fromId: string;
  toId: string;
  type: SwapType;
  reason: string;
  /** The revision of the deployment that the person saw: the switch is refused when it has moved on. */
  revision: number;
  /** Another admin has to agree first. */
  proposed: boolean;
};

/**
 * In the transaction of deployments' commands, which have asked the policy and looked at the version. A deployment has
 * one open swap at a time: of two that are asked for at once, one is refused.
 */
export async function requestSwap(tx: Db, actor: Actor, { proposed, ...order }: SwapOrder) {
  const status = proposed ? ("proposed" as const) : ("queued" as const);
  await endDraining(tx, order.deploymentId);
  const [created] = await tx.modelSwap.createManyAndReturn({
    data: { ...order, status, steps: stepsAhead(), requestedById: userIdOf(actor) },
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) return refuse("swap-under-way");
  if (!proposed) await wakeWorkers(tx, SWAP_MODEL);
  await announceSwap(tx, created.id);
  return done({ id: created.id, status });
}

/** What has switched holds nobody up: the way back is open while the last texts end on the old version. */
async function endDraining(tx: Db, deploymentId: string): Promise<void> {
  const where = { deploymentId, status: "running" as const, switchedAt: { not: null } };
  const draining = await tx.modelSwap.findFirst({ where, select: { id: true, steps: true } });
  if (!draining) return;
  const note = "The next change began before the last text on the old version had ended; it ends there all the same.";
  const steps = swapStepsSchema
    .parse(draining.steps)
    .map((step) => (step.name === "drain" ? { ...step, state: "done" as const, note } : step));
  const data = { status: "completed" as const, finishedAt: new Date(), leaseExpiresAt: null, steps };
  await tx.modelSwap.updateMany({ where: { ...where, id: draining.id }, data });
  await announceSwap(tx, draining.id);
}

/** A second admin lets a proposed one begin; the database keeps that it is not the one who asked. */
export async function agreeSwap(db: Db, actor: Actor, id: string) {
  requireManageModels(actor);
  const swap = await requireSwap(db, actor, id);
  const agreedById = userIdOf(actor);
  if (agreedById === null || agreedById === swap.requestedById) return refuse("own-proposal");
  return transact(db, async (tx) => {
    const { count } = await tx.modelSwap.updateMany({
      where: { id, status: "proposed" },
      data: { status: "queued", agreedById, agreedAt: new Date() },
    });
    if (count === 0) return refuse("not-proposed");
    await wakeWorkers(tx, SWAP_MODEL);
    await announceSwap(tx, id);
    return done({ id, status: "queued" as const });
  });
}

/**
 * One that is proposed or waits ends at once; a running one when its worker sees it, within seconds. Refused once it
 * has switched: then only another swap leads back.
 */
export async function cancelSwap(db: Db, actor: Actor, id: string, why?: string) {
  requireManageModels(actor);
  const swap = await requireSwap(db, actor, id);
  if (!mayFollow(swap.status, "cancel")) return refuse("already-finished");
  return transact(db, async (tx) => {
    const status = await stop(tx, id);
    if (!status) return refuse("already-switched");
    const { deploymentId, fromId, toId } = swap;
    const [type, reason] = ["deployment.swap_cancelled" as const, why ?? swap.reason];
    await recordDeploymentEvent(tx, actor, { deploymentId, type, fromId, toId, reason, data: { swapId: id } });
    await announceSwap(tx, id);
    return done({ id, status });
  });
}

/** Null when it has ended or switched, or is to be stopped already. */
async function stop(tx: Db, id: string): Promise<"cancelled" | "running" | null> {
  const open = { id, switchedAt: null, cancelRequestedAt: null };
  const ended = await tx.modelSwap.updateMany({
    where: { ...open, status: { in: ["proposed", "queued"] } },
    data: { status: "cancelled", cancelRequestedAt: new Date(), finishedAt: new Date() },
  });
  if (ended.count === 1) return "cancelled";
  // The switch asks this column of the same row: whichever of the two comes first decides.
  const asked = await tx.modelSwap.updateMany({
    where: { ...open, status: "running" },
    data: { cancelRequestedAt: new Date() },
  });
  return asked.count === 1 ? "running" : null;
}
