/** What people do with swaps: ask for one, agree to it, stop it. What a worker does is in attempts/commands.ts. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import { recordDeploymentEvent } from "../deployments/events.ts";
import { requireManageModels } from "../policy.ts";
import { announceSwap } from "./events.ts";
import { requireSwap } from "./queries.ts";
import { stepsAhead, type SwapType } from "./schema.ts";
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
  const [created] = await tx.modelSwap.createManyAndReturn({
    data: { ...order, status, steps: stepsAhead(), requestedById: userIdOf(actor) },
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) return refuse("swap-under-way");
  if (!proposed) await enqueue(tx, "swap-model", { swapId: created.id });
  await announceSwap(tx, created.id);
  return done({ id: created.id, status });
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
    await enqueue(tx, "swap-model", { swapId: id });
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
    const ended = await tx.modelSwap.updateMany({
      where: { id, status: { in: ["proposed", "queued"] }, switchedAt: null },
      data: { status: "cancelled", finishedAt: new Date() },
    });
    if (ended.count === 1) {
      const { deploymentId, fromId, toId } = swap;
      const reason = why ?? swap.reason;
      await recordDeploymentEvent(tx, actor, {
        deploymentId,
        type: "deployment.swap_cancelled",
        fromId,
        toId,
        reason,
        data: { swapId: id },
      });
      await announceSwap(tx, id);
      return done({ id, status: "cancelled" as const });
    }
    // The switch asks this column in the same row: whichever comes first decides.
    const asked = await tx.modelSwap.updateMany({
      where: { id, status: "running", switchedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    if (asked.count === 0) return refuse("already-switched");
    await announceSwap(tx, id);
    return done({ id, status: "running" as const });
  });
}
