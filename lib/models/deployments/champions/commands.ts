/** The one write that changes which version serves, fenced by the champion that it takes the place of. */
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
  /** Of the deployment when it was asked for. A share may have changed since; the champion may not. */
  revision: number;
  /** Who asked for it: the history names this person. */
  requestedById: string | null;
};

const NO_CHALLENGER = { challengerId: null, mode: null, share: 0 };

/**
 * New generations use the new version from this commit on. Null when another champion serves by now: then nothing is
 * changed. A challenger that becomes champion leaves no route behind, and a shadow of the old champion ends with it.
 */
export async function switchChampion(tx: Db, swap: ChampionSwitch): Promise<{ revision: number } | null> {
  const { deploymentId: id, fromId, toId, reason } = swap;
  // The champion is a column of the row itself: of several writers one matches.
  const where = { id, championId: fromId };
  const data = { championId: toId, revision: { increment: 1 } };
  const ending = { ...where, OR: [{ challengerId: toId }, { mode: "shadow" }] };
  const select = { revision: true };
  const [ended] = await tx.deployment.updateManyAndReturn({
    where: ending,
    data: { ...data, ...NO_CHALLENGER },
    select,
  });
  const [changed] = ended ? [ended] : await tx.deployment.updateManyAndReturn({ where, data, select });
  if (!changed) return null;
  await recordDeploymentEvent(tx, systemActor("worker"), {
    deploymentId: id,
    type: `deployment.${swap.type}`,
    fromId,
    toId,
    reason,
    actorUserId: swap.requestedById,
    data: { swapId: swap.swapId },
  });
  return changed;
}
