/**
 * Which generation is next, and for whom: urgency, then fair shares, then age, among those that this worker can run
 * and whose people are below their limit. The choice is made in the database (migration 0010), one at a time.
 */
import { z } from "zod";
import { recordEvent } from "#lib/audit/events";
import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import { LEASE_SECONDS } from "../attempts/commands.ts";
import type { Claim } from "../attempts/commands.ts";
import { requireGeneration } from "../queries.ts";
import { PRIORITIES } from "../schema.ts";
import type { Urgency } from "../schema.ts";
import { nextFairTag } from "./queries.ts";

/** What a worker can do just now, by need. What is in none of the lists cannot be run here. */
export type Readiness = {
  /** All needs that were judged. */
  known: string[];
  /** Fit into memory beside what runs. */
  ready: string[];
  /** Can be run here, once memory is free. */
  later: string[];
  /** Those of `ready` whose versions are loaded, or that need none. */
  loaded: string[];
};

export type ClaimAnswer =
  | ({ outcome: "claimed"; need: string } & Claim)
  /** Say first whether this need can be run here. */
  | { outcome: "judge"; need: string }
  /** The best one waits for memory here, and no other may pass it. */
  | { outcome: "held"; need: string }
  | { outcome: "nothing" };

/**
 * One that is loaded, or that fits, may pass the best one when its fair tag is at most this much higher: four orders'
 * worth. Two writers do not thrash, and a large model does not starve: what may pass it is used up soon.
 */
const PASSING_SLACK = 4_000;

const answerSchema = z
  .array(
    z.object({
      outcome: z.enum(["claimed", "judge", "held", "again"]),
      generationId: z.string().nullable(),
      attempt: z.int().nullable(),
      need: z.string().nullable(),
    }),
  )
  .max(1);

/** Takes the best waiting generation that this worker may take; none while the queue is held (../pauses). `only`: this one, if it waits. */
export async function claimNext(
  db: Db,
  workerId: string,
  options: { personLimit: number; readiness: Readiness; only?: string },
): Promise<ClaimAnswer> {
  const { known, ready, later, loaded } = options.readiness;
  for (;;) {
    const rows = await db.$queryRaw`
      SELECT outcome, generation_id::text AS "generationId", taken_attempt AS attempt, taken_need AS need
      FROM (SELECT ${PASSING_SLACK}::bigint AS slack
             WHERE NOT EXISTS (SELECT FROM queue_pauses WHERE ended_at IS NULL)) AS open_queue
      CROSS JOIN LATERAL claim_generation(${workerId}::uuid, ${LEASE_SECONDS}::int, ${options.personLimit}::int,
        ${known}::text[], ${ready}::text[], ${later}::text[], ${loaded}::text[], open_queue.slack,
        ${options.only ?? null}::uuid)`;
    const answer = answerSchema.parse(rows)[0];
    if (!answer) return { outcome: "nothing" };
    const { outcome, generationId, attempt, need } = answer;
    if (outcome === "claimed" && generationId && attempt && need) return { outcome, generationId, attempt, need };
    if ((outcome === "judge" || outcome === "held") && need) return { outcome, need };
    // It was cancelled between choice and claim.
    if (options.only) return { outcome: "nothing" };
  }
}

/** What may be claimed, if the worker can run it. */
export const waitingGenerations = sql`SELECT FROM generations WHERE status = 'queued'
  AND NOT EXISTS (SELECT FROM queue_pauses WHERE ended_at IS NULL)`;

const ANYTHING: Readiness = { known: [], ready: [], later: [], loaded: [] };

/** Takes this one, if it waits, whatever it needs. */
export async function claimGeneration(db: Db, id: string, workerId: string): Promise<Claim | null> {
  const answer = await claimNext(db, workerId, { personLimit: 1, readiness: ANYTHING, only: id });
  return answer.outcome === "claimed" ? { generationId: answer.generationId, attempt: answer.attempt } : null;
}

/**
 * Gives back, unburned, what this worker has claimed and knows nothing of: the answer to its claim was lost with the
 * connection. To be called while it claims nothing.
 */
export async function releaseUnknown(db: Db, workerId: string, known: string[]): Promise<number> {
  const count = await db.$executeRaw`
    UPDATE generations SET status = 'queued', lease_expires_at = NULL, worker_id = NULL
    WHERE worker_id = ${workerId}::uuid AND status = 'running' AND NOT id = ANY(${known}::uuid[])`;
  if (count > 0) await wakeWorkers(db, GENERATE_DRAFT);
  return count;
}

/** For admins: puts a waiting one before all others, or after all that people wait for. */
export async function changeUrgency(db: Db, actor: Actor, id: string, urgency: Urgency) {
  const generation = await requireGeneration(db, actor, id);
  if (!mayAdminister(actor, "queue.manage"))
    throw new AppError("forbidden", "Only admins change how urgent something is.");
  const priority = PRIORITIES[urgency];
  return transact(db, async (tx) => {
    const fairTag = await nextFairTag(tx, generation.projectId, generation.requestedBy?.id ?? null, priority);
    const { count } = await tx.generation.updateMany({ where: { id, status: "queued" }, data: { priority, fairTag } });
    if (count === 0) return refuse("waits-no-more");
    await recordEvent(tx, actor, {
      type: "generation.urgency_changed",
      projectId: generation.projectId,
      subject: ["generation", id],
      data: { urgency },
    });
    await wakeWorkers(tx, GENERATE_DRAFT);
    return done({ id, urgency });
  });
}
