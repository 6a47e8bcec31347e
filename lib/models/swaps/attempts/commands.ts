/**
 * The worker's side of a swap. Each claim takes a fresh attempt number that every later write repeats; no row changed
 * means that the claim is lost and nothing was written. Before the switch an attempt begins anew, after it the next one
 * only drains.
 */
import { z } from "zod";
import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { SWAP_MODEL } from "#lib/jobs/jobs";
import { switchChampion } from "../../deployments/champions/commands.ts";
import { recordDeploymentEvent } from "../../deployments/events.ts";
import type { ModelError } from "../../schema.ts";
import { holdReadiness } from "../../versions/readiness/queries.ts";
import { announceSwap, announceSwitch } from "../events.ts";
import { SWAP_TYPES, stepsAhead, swapStepsSchema } from "../schema.ts";
import type { SwapStep, SwapStepName } from "../schema.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const SWAP_LEASE_SECONDS = 15;

/** So often may its worker have gone: a model that takes its worker down with it is not tried for ever. */
const MAX_CRASHES = 4;

export type SwapClaim = { swapId: string; attempt: number };

export type TakenSwap = SwapClaim & {
  /** Attempts before whose worker was gone. */
  crashes: number;
  deploymentId: string;
  fromId: string;
  toId: string;
  /** An attempt before has switched already: only draining is left. */
  switched: boolean;
  steps: SwapStep[];
};

/** Who claims: it takes what its engines run and its memory holds. */
export type SwapWorker = {
  workerId: string;
  engineNames: readonly string[];
  memoryBudget: number;
  /** Ids of versions that could not be loaded here and that others may load, with the adapters on them. */
  leaves: readonly string[];
};

const takenSchema = z.array(
  z.object({
    swapId: z.string(),
    attempt: z.int(),
    crashes: z.int(),
    deploymentId: z.string(),
    fromId: z.string(),
    toId: z.string(),
    switched: z.boolean(),
    cancelled: z.boolean(),
    steps: swapStepsSchema,
  }),
);

/** Takes the oldest swap that waits, or whose worker is gone. Null when there is none for this worker. */
export async function claimSwap(db: Db, worker: SwapWorker): Promise<TakenSwap | null> {
  for (;;) {
    const taken = await takeNext(db, worker);
    if (!taken) return null;
    const { cancelled, ...swap } = taken;
    // Its worker was gone before it heard of the cancellation.
    if (cancelled && !swap.switched) await endSwapCancelled(db, swap, swap.steps);
    else if (swap.crashes >= MAX_CRASHES && !swap.switched) await failSwap(db, swap, swap.steps, CRASHED, "load");
    else return swap;
  }
}

const CRASHED: ModelError = {
  code: "crashed-repeatedly",
  message: `The worker ended ${MAX_CRASHES} times before the new version could serve.`,
  help: "Look at the worker's log for the reason, then try again. The version may need more memory than there is.",
};

const MAY_BE_TAKEN = sql`(swap.status = 'queued' OR (swap.status = 'running' AND swap.lease_expires_at < now()))`;

/** What may be claimed, if the worker can run it: that of a worker that is gone falls due without a word. */
export const waitingSwaps = sql`SELECT FROM model_swaps AS swap WHERE ${MAY_BE_TAKEN}`;

async function takeNext(db: Db, { workerId, engineNames, memoryBudget, leaves }: SwapWorker) {
  const rows = await db.$queryRaw`
    UPDATE model_swaps SET status = 'running', attempt = attempt + 1, worker_id = ${workerId}::uuid,
      crashes = crashes + (status = 'running')::int, started_at = coalesce(started_at, now()),
      steps = CASE WHEN switched_at IS NULL THEN ${JSON.stringify(stepsAhead())}::jsonb ELSE steps END,
      lease_expires_at = now() + make_interval(secs => ${SWAP_LEASE_SECONDS})
    WHERE id = (
      SELECT swap.id FROM model_swaps AS swap JOIN model_versions AS version ON version.id = swap.to_id
      WHERE ${MAY_BE_TAKEN}
        AND version.engine = ANY(${[...engineNames]}::text[]) AND version.memory_bytes <= ${BigInt(memoryBudget)}
        AND NOT swap.to_id = ANY(${[...leaves]}::uuid[])
        AND (version.base_version_id = ANY(${[...leaves]}::uuid[])) IS NOT TRUE
      ORDER BY swap.created_at LIMIT 1 FOR UPDATE OF swap SKIP LOCKED)
    RETURNING id::text AS "swapId", attempt, crashes, deployment_id::text AS "deploymentId", from_id::text AS "fromId",
      to_id::text AS "toId", switched_at IS NOT NULL AS switched, cancel_requested_at IS NOT NULL AS cancelled, steps`;
  return takenSchema.parse(rows)[0] ?? null;
}

export type HeldState = "held" | "cancelled" | "lost";

/** Extends the claim, with the steps where there is news of them. "cancelled": a person asked for the end. */
export async function holdSwap(db: Db, claim: SwapClaim, steps: readonly SwapStep[] | null): Promise<HeldState> {
  return transact(db, async (tx) => {
    const rows = await tx.$queryRaw`
      UPDATE model_swaps SET steps = coalesce(${steps && JSON.stringify(steps)}::jsonb, steps),
        lease_expires_at = now() + make_interval(secs => ${SWAP_LEASE_SECONDS})
      WHERE id = ${claim.swapId}::uuid AND attempt = ${claim.attempt} AND status = 'running'
      RETURNING cancel_requested_at IS NOT NULL AS cancelled`;
    const row = z.array(z.object({ cancelled: z.boolean() })).parse(rows)[0];
    if (!row) return "lost";
    if (steps) await announceSwap(tx, claim.swapId);
    return row.cancelled ? "cancelled" : "held";
  });
}

export type SwitchState = "switched" | "cancelled" | "lost" | "changed-meanwhile" | "not-ready" | "base-not-ready";

/**
 * The moment from which new generations use the new version: the deployment, its history and the swap in one
 * transaction. Anything but "switched" has changed nothing.
 */
export async function switchSwap(db: Db, claim: SwapClaim, steps: readonly SwapStep[]): Promise<SwitchState> {
  return transact(db, async (tx) => {
    // Claim and cancellation are part of the write, which holds the row until the end.
    const locked = await tx.modelSwap.updateManyAndReturn({
      where: { ...held(claim), switchedAt: null, cancelRequestedAt: null },
      data: { attempt: claim.attempt },
      select: {
        deploymentId: true,
        fromId: true,
        toId: true,
        type: true,
        reason: true,
        revision: true,
        requestedById: true,
      },
    });
    const swap = locked[0];
    if (!swap) return whyNotSwitched(tx, claim);
    const readiness = await holdReadiness(tx, swap.toId);
    if (readiness !== "ready") return readiness;
    const type = z.enum(SWAP_TYPES).parse(swap.type);
    if (!(await switchChampion(tx, { ...swap, type, swapId: claim.swapId }))) return "changed-meanwhile";
    await tx.modelSwap.updateMany({
      where: held(claim),
      data: { switchedAt: new Date(), steps: [...steps] },
    });
    await announceSwitch(tx, swap.deploymentId);
    await announceSwap(tx, claim.swapId);
    return "switched";
  });
}

/** "switched" where the answer to the write before was lost on its way. */
async function whyNotSwitched(tx: Db, claim: SwapClaim): Promise<"switched" | "cancelled" | "lost"> {
  const row = await tx.modelSwap.findFirst({ where: held(claim), select: { switchedAt: true } });
  if (!row) return "lost";
  return row.switchedAt === null ? "cancelled" : "switched";
}

/** After the switch, once the old version is gone or stays for a reason that its step names. */
export function completeSwap(db: Db, claim: SwapClaim, steps: readonly SwapStep[]): Promise<boolean> {
  return transact(db, (tx) => end(tx, claim, { status: "completed", steps: [...steps] }));
}

/** Before the switch: the old version serves on, and row and history say which step failed and why. */
export async function failSwap(
  db: Db,
  claim: SwapClaim,
  steps: readonly SwapStep[],
  error: ModelError,
  step: SwapStepName,
): Promise<boolean> {
  return transact(db, async (tx) => {
    if (!(await end(tx, claim, { status: "failed", steps: [...steps], error }))) return false;
    const { deploymentId, fromId, toId, requestedById } = await tx.modelSwap.findUniqueOrThrow({
      where: { id: claim.swapId },
      select: { deploymentId: true, fromId: true, toId: true, requestedById: true },
    });
    await recordDeploymentEvent(tx, systemActor("worker"), {
      deploymentId,
      type: "deployment.swap_failed",
      fromId,
      toId,
      reason: error.message,
      actorUserId: requestedById,
      data: { swapId: claim.swapId, step },
    });
    return true;
  });
}

/** The history has it from the person who cancelled. */
export function endSwapCancelled(db: Db, claim: SwapClaim, steps: readonly SwapStep[]): Promise<boolean> {
  return transact(db, (tx) => end(tx, claim, { status: "cancelled", steps: [...steps] }));
}

/**
 * Gives the claim back when its process ends, or when another worker may load what this one could not: another begins
 * anew, or drains what has switched.
 */
export async function releaseSwap(db: Db, claim: SwapClaim): Promise<boolean> {
  return transact(db, async (tx) => {
    const data = { status: "queued" as const, leaseExpiresAt: null };
    const { count } = await tx.modelSwap.updateMany({ where: held(claim), data });
    if (count === 0) return false;
    await tx.modelSwap.updateMany({ where: { id: claim.swapId, switchedAt: null }, data: { steps: stepsAhead() } });
    await wakeWorkers(tx, SWAP_MODEL);
    await announceSwap(tx, claim.swapId);
    return true;
  });
}

function held(claim: SwapClaim) {
  return { id: claim.swapId, attempt: claim.attempt, status: "running" as const };
}

type Ending =
  { status: "completed" | "cancelled"; steps: SwapStep[] } | { status: "failed"; steps: SwapStep[]; error: ModelError };

async function end(tx: Db, claim: SwapClaim, ending: Ending): Promise<boolean> {
  const { count } = await tx.modelSwap.updateMany({
    // What has switched has not failed, and what has not has not been completed.
    where: { ...held(claim), switchedAt: ending.status === "completed" ? { not: null } : null },
    data: { ...ending, finishedAt: new Date(), leaseExpiresAt: null },
  });
  if (count === 1) await announceSwap(tx, claim.swapId);
  return count === 1;
}
