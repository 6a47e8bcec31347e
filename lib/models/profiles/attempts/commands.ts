/**
 * The worker's side of a self-test. Each claim takes a fresh attempt number that every later write repeats; what the
 * attempts before have found stays, so that a killed worker costs one stage and not all of them.
 */
import { z } from "zod";
import { systemActor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { enqueue } from "#lib/jobs/enqueue";
import { requeue, toRequeue } from "#lib/jobs/requeue";
import type { ModelError } from "../../schema.ts";
import { SUITE, type ProfileProgress, type StageResult } from "../schema.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const PROFILE_LEASE_SECONDS = 20;

/** So often may it have begun; drained workers count too. */
const MAX_ATTEMPTS = 8;

export type ProfileClaim = { profileId: string; attempt: number };

/** What an attempt measured of the loaded version. */
export type Measured = {
  device: string;
  threads: number | null;
  loadMilliseconds: number;
  memoryBytes: number;
  promptTokensPerSecond: number | null;
  tokensPerSecond: number | null;
};

const claimedSchema = z.array(z.object({ attempt: z.int(), cancelled: z.boolean() }));

/** Takes a waiting self-test. Null when there is none to take, or nothing more to do. Results of another suite go. */
export async function claimProfile(db: Db, id: string, workerId: string): Promise<ProfileClaim | null> {
  const rows = await db.$queryRaw`
    UPDATE capability_profiles SET status = 'running', attempt = attempt + 1, worker_id = ${workerId}::uuid, error = NULL,
      results = CASE WHEN suite = ${SUITE} THEN results ELSE '[]'::jsonb END, suite = ${SUITE}, progress = NULL,
      started_at = coalesce(started_at, now()),
      lease_expires_at = now() + make_interval(secs => ${PROFILE_LEASE_SECONDS})
    WHERE id = ${id}::uuid AND status = 'queued'
    RETURNING attempt, cancel_requested_at IS NOT NULL AS cancelled`;
  const taken = claimedSchema.parse(rows)[0];
  if (!taken) return null;
  const claim = { profileId: id, attempt: taken.attempt };
  if (taken.cancelled) {
    await endProfileCancelled(db, claim);
    return null;
  }
  if (taken.attempt <= MAX_ATTEMPTS) return claim;
  await failProfile(db, claim, {
    code: "crashed-repeatedly",
    message: `The worker ended ${MAX_ATTEMPTS} times before this self-test was done.`,
    help: "Look at the worker's log for the reason, then run it again.",
  });
  return null;
}

export type HeldState = "held" | "cancelled" | "lost";

/** Progress, the finished stages so far, and the claim extended. "cancelled": a person asked for the end. */
export async function recordProfileProgress(
  db: Db,
  claim: ProfileClaim,
  progress: ProfileProgress | null,
  results: readonly StageResult[],
): Promise<HeldState> {
  const rows = await db.$queryRaw`
    UPDATE capability_profiles SET progress = ${JSON.stringify(progress)}::jsonb, results = ${JSON.stringify(results)}::jsonb,
      lease_expires_at = now() + make_interval(secs => ${PROFILE_LEASE_SECONDS})
    WHERE id = ${claim.profileId}::uuid AND attempt = ${claim.attempt} AND status = 'running'
    RETURNING cancel_requested_at IS NOT NULL AS cancelled`;
  const row = z.array(z.object({ cancelled: z.boolean() })).parse(rows)[0];
  if (!row) return "lost";
  return row.cancelled ? "cancelled" : "held";
}

/**
 * Profile, audit, and the version's measured memory in one transaction. Main memory is what budgets are made of: what
 * was measured beside another device than the processor does not count there. False when the claim is lost.
 */
export async function completeProfile(
  db: Db,
  claim: ProfileClaim,
  measured: Measured,
  results: readonly StageResult[],
): Promise<boolean> {
  return transact(db, async (tx) => {
    const memoryBytes = BigInt(Math.round(measured.memoryBytes));
    const ended = await end(tx, claim, {
      ...measured,
      memoryBytes,
      status: "completed",
      results: [...results],
    });
    if (!ended) return false;
    const { versionId, version } = await tx.capabilityProfile.findUniqueOrThrow({
      where: { id: claim.profileId },
      select: { versionId: true, version: { select: { modelId: true } } },
    });
    if (measured.device === "cpu" && memoryBytes > 0n)
      await tx.modelVersion.update({ where: { id: versionId }, data: { memoryBytes } });
    await recordEvent(tx, systemActor("worker"), {
      type: "model.profiled",
      subject: ["model", version.modelId],
      data: { versionId, profileId: claim.profileId, suite: SUITE },
    });
    return true;
  });
}

export function failProfile(db: Db, claim: ProfileClaim, error: ModelError): Promise<boolean> {
  return end(db, claim, { status: "failed", error });
}

export function endProfileCancelled(db: Db, claim: ProfileClaim): Promise<boolean> {
  return end(db, claim, { status: "cancelled" });
}

/** Gives the claim back when its process ends: another one goes on after the last finished stage. */
export async function releaseProfile(db: Db, claim: ProfileClaim): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.capabilityProfile.updateMany({
      where: held(claim),
      data: { status: "queued", leaseExpiresAt: null },
    });
    if (count === 1) await enqueue(tx, "profile-model", { profileId: claim.profileId }, { priority: -10 });
    return count === 1;
  });
}

/** The back-stop: what a dead worker held, and what waits without a job. Safe to run from several workers. */
export function requeueProfiles(db: Db): Promise<number> {
  return requeue(db, REQUEUED);
}

const REQUEUED = {
  table: "capability_profiles" as const,
  job: "profile-model" as const,
  payload: (profileId: string) => ({ profileId }),
  priority: -10,
};

/** What `requeueProfiles` has something to do with. */
export const lapsedProfiles = toRequeue(REQUEUED);

function held(claim: ProfileClaim) {
  return { id: claim.profileId, attempt: claim.attempt, status: "running" as const };
}

type Ending =
  | { status: "cancelled" }
  | { status: "failed"; error: ModelError }
  | ({ status: "completed"; results: StageResult[]; memoryBytes: bigint } & Omit<Measured, "memoryBytes">);

async function end(db: Db, claim: ProfileClaim, ending: Ending): Promise<boolean> {
  const { count } = await db.capabilityProfile.updateMany({
    where: held(claim),
    data: { ...ending, finishedAt: new Date(), leaseExpiresAt: null },
  });
  return count === 1;
}
