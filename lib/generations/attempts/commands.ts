/**
 * The worker's side of a generation. Each claim takes a fresh attempt number, and each later write repeats it:
 * no row changed means that the claim is lost, and nothing was written.
 */
import { z } from "zod";
import { rowOf } from "#lib/drafts/revisions/commands";
import { statusAfter, statusesBefore } from "#lib/drafts/transitions";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { sql } from "#lib/db/sql";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { PendingEvent } from "../events.ts";
import type { GenerationError, Usage } from "../schema.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const LEASE_SECONDS = 15;

/** After so many crashes of a worker or an engine process under it, a generation fails. */
export const MAX_CRASHES = 3;

export type Claim = { generationId: string; attempt: number };

export type FinishedWork = {
  title: string;
  content: unknown;
  evidence: Evidence[];
  findings: Finding[];
  notes: string[];
  usage: Usage;
};

const heldSchema = z.array(z.object({ id: z.string(), cancelled: z.boolean() }));

/** Extends the claims that still hold. What is missing from the answer is lost; `cancelled` ones are to be ended. */
export async function heartbeat(db: Db, claims: Claim[]): Promise<{ id: string; cancelled: boolean }[]> {
  if (claims.length === 0) return [];
  const rows = await db.$queryRaw`
    UPDATE generations SET lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) AS held("generationId" uuid, attempt int)
    WHERE generations.id = held."generationId" AND generations.attempt = held.attempt AND status = 'running'
    RETURNING generations.id::text AS id, cancel_requested_at IS NOT NULL AS cancelled`;
  return heldSchema.parse(rows);
}

/** Records what the attempt runs with, before it starts: the next one keeps it. False when the claim is lost. */
export async function recordRun(
  db: Db,
  claim: Claim,
  run: { modelVersionId: string | null; ranWith: Record<string, unknown>; need?: string },
): Promise<boolean> {
  const { modelVersionId, ranWith, need = null } = run;
  const { generationId, attempt } = claim;
  const count = await db.$executeRaw`
    UPDATE generations SET model_version_id = ${modelVersionId}::uuid, ran_with = ${JSON.stringify(ranWith)}::jsonb,
      need = coalesce(${need}, need)
    WHERE id = ${generationId}::uuid AND attempt = ${attempt}::int AND status = 'running'`;
  return count === 1;
}

/** Revision, usage, status, event and audit together, and what of the text was not stored yet. False when the claim is lost. */
export async function completeGeneration(
  db: Db,
  claim: Claim,
  work: FinishedWork,
  lastWords: readonly PendingEvent[] = [],
): Promise<boolean> {
  const { usage, ...written } = work;
  const revision = rowOf({ ...written, author: { type: "generation", generationId: claim.generationId } });
  return endAttempt(db, claim, { status: "completed", usage, revision, lastWords });
}

export async function failGeneration(db: Db, claim: Claim, error: GenerationError): Promise<boolean> {
  return endAttempt(db, claim, { status: "failed", error });
}

export async function endCancelled(db: Db, claim: Claim): Promise<boolean> {
  return endAttempt(db, claim, { status: "cancelled" });
}

/** Gives a claim back unburned, when the worker drains: the attempt does not count. */
export async function releaseClaim(db: Db, claim: Claim): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: held(claim),
      data: { status: "queued", leaseExpiresAt: null, workerId: null },
    });
    if (count === 1) await wakeWorkers(tx, GENERATE_DRAFT);
    return count === 1;
  });
}

const lapsedSchema = z.array(z.object({ generationId: z.string(), attempt: z.int(), cancelled: z.boolean() }));

const lapsed = (graceSeconds: number) => sql`status = 'running' AND lease_expires_at < now()
  AND pg_postmaster_start_time() <= now() - make_interval(secs => ${graceSeconds})`;
/** What `requeueLapsed` has something to do with. */
export const lapsedGenerations = (graceSeconds = LEASE_SECONDS) =>
  sql`SELECT FROM generations WHERE ${lapsed(graceSeconds)}`;
const MAY_GO_ON = sql`(cancel_requested_at IS NULL AND crashes + 1 < ${MAX_CRASHES})`;

/**
 * The back-stop: queues again what a dead worker held; what has crashed too often, or was to be cancelled, ends. Safe
 * to run from several workers: each row changes hands once. Returns how many changed. `graceSeconds`: after a restart of the database living workers
 * first get so much time to renew their claims.
 */
export async function requeueLapsed(db: Db, graceSeconds = LEASE_SECONDS): Promise<number> {
  const queued = await db.$executeRaw`
    UPDATE generations SET status = 'queued', crashes = crashes + 1, lease_expires_at = NULL, worker_id = NULL
    WHERE id IN (SELECT id FROM generations WHERE ${lapsed(graceSeconds)} AND ${MAY_GO_ON} LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  if (queued > 0) await wakeWorkers(db, GENERATE_DRAFT);
  // Taking over the fence first: a worker that comes back late can no longer write while its attempt is ended here.
  const ending = await db.$queryRaw`
    UPDATE generations SET attempt = attempt + 1, crashes = crashes + 1,
      lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id IN (SELECT id FROM generations WHERE ${lapsed(graceSeconds)} AND NOT ${MAY_GO_ON} LIMIT 100 FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS "generationId", attempt, cancel_requested_at IS NOT NULL AS cancelled`;
  const ended = lapsedSchema.parse(ending);
  for (const { cancelled, ...claim } of ended) await (cancelled ? endCancelled(db, claim) : failCrashed(db, claim));
  return queued + ended.length;
}

/** After an engine process died under the attempt: back to the queue, or failed when that happened too often. */
export async function recordCrash(db: Db, claim: Claim): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { ...held(claim), crashes: { lt: MAX_CRASHES - 1 } },
      data: { status: "queued", crashes: { increment: 1 }, leaseExpiresAt: null, workerId: null },
    });
    if (count === 0) return failCrashed(tx, claim);
    await wakeWorkers(tx, GENERATE_DRAFT);
    return true;
  });
}

export function failCrashed(db: Db, claim: Claim): Promise<boolean> {
  return failGeneration(db, claim, {
    code: "crashed-repeatedly",
    message: `The process that wrote this ended ${MAX_CRASHES} times before it was done.`,
    help: "Try another model, or fewer or shorter sources. The text so far is kept.",
  });
}

function held(claim: Claim) {
  return { id: claim.generationId, attempt: claim.attempt, status: "running" as const };
}

type Ending = {
  status: "completed" | "failed" | "cancelled";
  usage?: Usage;
  error?: GenerationError;
  /** Without one the draft is let go as it is. */
  revision?: ReturnType<typeof rowOf>;
  lastWords?: readonly PendingEvent[];
};

const endedSchema = z.array(z.object({ ended: z.boolean() }));

/** One statement, and so one transaction: `finish_generation` of migration 0018. */
async function endAttempt(
  db: Db,
  { generationId, attempt }: Claim,
  { status, usage, error, revision, lastWords = [] }: Ending,
): Promise<boolean> {
  const said = { status, revisionId: revision?.id ?? null, ...(error && { error }) };
  const events = lastWords.map(({ type, data }) => ({ type, data }));
  const rows = await db.$queryRaw`
    SELECT finish_generation(${generationId}::uuid, ${attempt}::int, ${status}, ${jsonOf(usage)}::jsonb, ${jsonOf(error)}::jsonb,
      ${jsonOf(said)}::jsonb, ${statusesBefore("save")}::text[], ${statusAfter("save")}, ${jsonOf(revision)}::jsonb,
      ${jsonOf(events)}::jsonb) AS ended`;
  return endedSchema.parse(rows)[0]?.ended ?? false;
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
