/**
 * The worker's side of a replay. Each claim takes a fresh attempt number that every later write repeats. What it
 * writes goes into the comparison's own row and nowhere else: no draft ever sees it.
 */
import { z } from "zod";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { REPLAY_GENERATION } from "#lib/jobs/jobs";
import type { GenerationError } from "#lib/generations/schema";
import type { Figures } from "../figures/schema.ts";
import type { Replay } from "../schema.ts";
import { OPEN_REPLAYS, statusesBefore } from "../transitions.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const REPLAY_LEASE_SECONDS = 20;

/** So often may one have begun; drained workers count too. */
const MAX_ATTEMPTS = 8;

export type ReplayClaim = { itemId: string; attempt: number };

/** What a worker can run. */
export type ReplayCapacity = {
  engineNames: readonly string[];
  memoryBudget: number;
  /** Ids of versions that could not be loaded here and that others may load, with the adapters on them. */
  leaves: readonly string[];
};

const claimedSchema = z.array(z.object({ itemId: z.string(), attempt: z.int() }));

/** Takes the oldest that this worker can run; of several workers each gets others. What crashed too often fails. */
export async function claimReplays(
  db: Db,
  workerId: string,
  count: number,
  { engineNames, memoryBudget, leaves }: ReplayCapacity,
): Promise<ReplayClaim[]> {
  const rows = await db.$queryRaw`
    UPDATE comparison_items SET status = 'running', attempt = attempt + 1, worker_id = ${workerId}::uuid, error = NULL,
      lease_expires_at = now() + make_interval(secs => ${REPLAY_LEASE_SECONDS})
    WHERE id IN (
      SELECT item.id FROM comparison_items AS item
      JOIN comparisons ON comparisons.id = item.comparison_id
      JOIN model_versions AS version ON version.id = comparisons.challenger_id
      WHERE item.status = 'queued' AND version.engine = ANY(${[...engineNames]}::text[])
        AND version.memory_bytes <= ${memoryBudget} AND NOT version.id = ANY(${[...leaves]}::uuid[])
        AND (version.base_version_id = ANY(${[...leaves]}::uuid[])) IS NOT TRUE
      ORDER BY item.created_at, item.id LIMIT ${count} FOR UPDATE OF item SKIP LOCKED)
    RETURNING id::text AS "itemId", attempt`;
  const claims: ReplayClaim[] = [];
  for (const claim of claimedSchema.parse(rows)) {
    if (claim.attempt <= MAX_ATTEMPTS) claims.push(claim);
    else await failReplay(db, claim, CRASHED);
  }
  return claims;
}

/** What may be claimed, if the worker can run it. */
export const waitingReplays = sql`SELECT FROM comparison_items WHERE status = 'queued'`;

const CRASHED: GenerationError = {
  code: "crashed-repeatedly",
  message: `The process that wrote this ended ${MAX_ATTEMPTS} times before it was done.`,
  help: "Look at the worker's log for the reason before this version serves anybody.",
};

/** Extends the claim. Lost is also one whose comparison has ended. */
export async function renewReplay(db: Db, claim: ReplayClaim): Promise<"held" | "lost"> {
  const renewed = await db.$executeRaw`
    UPDATE comparison_items SET lease_expires_at = now() + make_interval(secs => ${REPLAY_LEASE_SECONDS})
    WHERE id = ${claim.itemId}::uuid AND attempt = ${claim.attempt} AND status = 'running'`;
  return renewed === 1 ? "held" : "lost";
}

/** Text and figures; the last one of a fixed comparison completes it. False when the claim is lost. */
export function completeReplay(db: Db, claim: ReplayClaim, result: Replay, figures: Figures): Promise<boolean> {
  return end(db, claim, { status: "completed", result, figures });
}

export function failReplay(db: Db, claim: ReplayClaim, error: GenerationError): Promise<boolean> {
  return end(db, claim, { status: "failed", error });
}

/** Gives the claim back: the worker ends, or the engine's process did. */
export async function releaseReplay(db: Db, claim: ReplayClaim): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.comparisonItem.updateMany({
      where: held(claim),
      data: { status: "queued", leaseExpiresAt: null, workerId: null },
    });
    if (count === 1) await wakeWorkers(tx, REPLAY_GENERATION);
    return count === 1;
  });
}

/**
 * The back-stop: what a dead worker held waits again, and fixed comparisons whose last open text went with its draft
 * are complete. Returns how many claims had lapsed. Safe to run from several workers.
 */
export async function requeueReplays(db: Db): Promise<number> {
  const lapsed = await db.$executeRaw`
    UPDATE comparison_items SET status = 'queued', lease_expires_at = NULL, worker_id = NULL
    WHERE id IN (
      SELECT id FROM comparison_items WHERE ${IS_LAPSED}
      ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  if (lapsed > 0) await wakeWorkers(db, REPLAY_GENERATION);
  await db.$executeRaw`
    UPDATE comparisons SET status = 'completed', ended_at = now()
    WHERE ${IS_THROUGH}`;
  return lapsed;
}

const IS_LAPSED = sql`status = 'running' AND lease_expires_at < now()`;
const IS_THROUGH = sql`type = 'fixed' AND status = 'running' AND NOT EXISTS (
  SELECT 1 FROM comparison_items WHERE comparison_id = comparisons.id AND status IN ('queued', 'running'))`;

/** What `requeueReplays` has something to do with. */
export const lapsedReplays = sql`SELECT FROM comparison_items WHERE ${IS_LAPSED}
  UNION ALL SELECT FROM comparisons WHERE ${IS_THROUGH}`;

type Ending = { status: "completed"; result: Replay; figures: Figures } | { status: "failed"; error: GenerationError };

async function end(db: Db, claim: ReplayClaim, ending: Ending): Promise<boolean> {
  return transact(db, async (tx) => {
    // The comparison's row is held, so that of two that end at once the later sees the earlier, and completes it.
    await tx.$queryRaw`
      SELECT id FROM comparisons WHERE id = (SELECT comparison_id FROM comparison_items WHERE id = ${claim.itemId}::uuid)
      FOR UPDATE`;
    const { count } = await tx.comparisonItem.updateMany({
      where: held(claim),
      data: { ...(ending as object), finishedAt: new Date(), leaseExpiresAt: null },
    });
    if (count === 0) return false;
    const { comparisonId } = await tx.comparisonItem.findUniqueOrThrow({
      where: { id: claim.itemId },
      select: { comparisonId: true },
    });
    if ((await tx.comparisonItem.count({ where: { comparisonId, status: { in: [...OPEN_REPLAYS] } } })) === 0)
      await tx.comparison.updateMany({
        where: { id: comparisonId, type: "fixed", status: { in: statusesBefore("complete") } },
        data: { status: "completed", endedAt: new Date() },
      });
    return true;
  });
}

function held(claim: ReplayClaim) {
  return { id: claim.itemId, attempt: claim.attempt, status: "running" as const };
}
