/** The one write that changes which version serves, fenced by the revision of the deployment. */
import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { recordDeploymentEvent } from "../events.ts";

/** A swap whose claim holds: its row is part of the same transaction and locked by it. */
export type ChampionSwitch = {
  swapId: string;
  deploymentId: string;
  fromId: string;
  toId: string;
  type: "activated" | "promoted" | "rolled_back";
  reason: string;
  revision: number;
  /** Who asked for it: the history names this person. */
  requestedById: string | null;
};

/**
 * New generations use the new version from this commit on. Null when the deployment has moved on since the swap was
 * asked for: then nothing is changed.
 */
export async function switchChampion(tx: Db, swap: ChampionSwitch): Promise<{ revision: number } | null> {
  const { deploymentId: id, fromId, toId, revision, reason } = swap;
  // Both are columns of the row itself: of several writers one matches.
  const { count } = await tx.deployment.updateMany({
    where: { id, revision, championId: fromId },
    data: { championId: toId, revision: { increment: 1 } },
  });
  if (count === 0) return null;
  await recordDeploymentEvent(tx, systemActor("worker"), {
    deploymentId: id,
    type: `deployment.${swap.type}`,
    fromId,
    toId,
    reason,
    actorUserId: swap.requestedById,
    data: { swapId: swap.swapId },
  });
  return { revision: revision + 1 };
}
