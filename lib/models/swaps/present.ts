import type { ModelAbilities } from "../policy.ts";
import type { ListedSwap } from "./queries.ts";
import type { SwapStepName } from "./schema.ts";
import { mayFollow } from "./transitions.ts";

/** `times`: what each step took before, where that is known (findStepTimes). */
export function presentSwap(
  swap: ListedSwap,
  abilities: ModelAbilities,
  times: Partial<Record<SwapStepName, number>> = {},
) {
  const stoppable = mayFollow(swap.status, "cancel") && swap.switchedAt === null;
  return {
    id: swap.id,
    deploymentId: swap.deploymentId,
    type: swap.type,
    status: swap.status,
    reason: swap.reason,
    from: { id: swap.fromId, label: swap.fromLabel },
    to: { id: swap.toId, label: swap.toLabel },
    steps: swap.steps.map((step) => ({ ...step, usualMilliseconds: times[step.name] ?? null })),
    error: swap.error,
    requestedBy: swap.requestedBy,
    agreedBy: swap.agreedBy,
    workerName: swap.workerName,
    cancelling: stoppable && swap.cancelRequestedAt !== null,
    createdAt: swap.createdAt.toISOString(),
    startedAt: swap.startedAt?.toISOString() ?? null,
    switchedAt: swap.switchedAt?.toISOString() ?? null,
    finishedAt: swap.finishedAt?.toISOString() ?? null,
    abilities: {
      cancel: abilities.manage && stoppable && swap.cancelRequestedAt === null,
      agree: abilities.manage && swap.status === "proposed",
    },
  };
}
export type PresentedSwap = ReturnType<typeof presentSwap>;
