/**
 * The side of an install that does the work: a worker, or the start script. Each claim takes a fresh attempt number
 * that every later write repeats; no row changed means that the claim is lost and nothing was written.
 */
import { z } from "zod";
import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { enqueue } from "#lib/jobs/enqueue";
import type { CatalogEntry } from "../../catalog/schema.ts";
import { registerVersion } from "../../commands.ts";
import type { FetchedEntry } from "../../fetch/fetch-entry.ts";
import type { FetchProgress } from "../../fetch/progress.ts";
import type { ModelError } from "../../schema.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const INSTALL_LEASE_SECONDS = 20;

/** So often may the work have begun; each drained worker counts too, hence more than for a generation. */
const MAX_ATTEMPTS = 10;

export type InstallClaim = { installId: string; attempt: number };

const claimedSchema = z.array(z.object({ attempt: z.int(), catalogId: z.string(), cancelled: z.boolean() }));

/** Takes a waiting install, or one whose worker is gone. Null when there is nothing to take, or nothing more to do. */
export async function claimInstall(db: Db, id: string): Promise<(InstallClaim & { catalogId: string }) | null> {
  const rows = await db.$queryRaw`
    UPDATE model_installs SET status = 'running', attempt = attempt + 1, error = NULL,
      lease_expires_at = now() + make_interval(secs => ${INSTALL_LEASE_SECONDS})
    WHERE id = ${id}::uuid AND (status = 'queued' OR (status = 'running' AND lease_expires_at < now()))
    RETURNING attempt, catalog_id AS "catalogId", cancel_requested_at IS NOT NULL AS cancelled`;
  const taken = claimedSchema.parse(rows)[0];
  if (!taken) return null;
  const claim = { installId: id, attempt: taken.attempt, catalogId: taken.catalogId };
  if (taken.cancelled) {
    await endInstallCancelled(db, claim);
    return null;
  }
  if (taken.attempt <= MAX_ATTEMPTS) return claim;
  await failInstall(db, claim, {
    code: "crashed-repeatedly",
    message: `The worker ended ${MAX_ATTEMPTS} times before this model was installed.`,
    help: "Look at the worker's log for the reason, then try again.",
  });
  return null;
}

export type HeldState = "held" | "cancelled" | "lost";

/** Writes progress and extends the claim. "cancelled": a person asked for the end. */
export async function recordInstallProgress(db: Db, claim: InstallClaim, progress: FetchProgress): Promise<HeldState> {
  const rows = await db.$queryRaw`
    UPDATE model_installs SET step = ${progress.step.slice(0, 200)}, bytes_done = ${BigInt(progress.bytesDone)},
      bytes_total = ${BigInt(progress.bytesTotal)},
      lease_expires_at = now() + make_interval(secs => ${INSTALL_LEASE_SECONDS})
    WHERE id = ${claim.installId}::uuid AND attempt = ${claim.attempt} AND status = 'running'
    RETURNING cancel_requested_at IS NOT NULL AS cancelled`;
  const row = z.array(z.object({ cancelled: z.boolean() })).parse(rows)[0];
  if (!row) return "lost";
  return row.cancelled ? "cancelled" : "held";
}

/** Version, first deployment, status and audit in one transaction. Null when the claim is lost. */
export async function completeInstall(db: Db, claim: InstallClaim, entry: CatalogEntry, fetched: FetchedEntry) {
  const bytes = BigInt(fetched.files.reduce((sum, file) => sum + file.bytes, 0));
  return transact(db, async (tx) => {
    const ending = { status: "completed" as const, step: "", bytesDone: bytes, bytesTotal: bytes };
    if (!(await end(tx, claim, ending))) return null;
    const version = await registerVersion(tx, systemActor("install"), entry, fetched);
    await tx.modelInstall.update({ where: { id: claim.installId }, data: { versionId: version.id } });
    return version;
  });
}

export function failInstall(db: Db, claim: InstallClaim, error: ModelError): Promise<boolean> {
  return end(db, claim, { status: "failed", error });
}

export function endInstallCancelled(db: Db, claim: InstallClaim): Promise<boolean> {
  return end(db, claim, { status: "cancelled", step: "" });
}

/** Gives the claim back when its process ends: another one goes on where this one stopped. */
export async function releaseInstall(db: Db, claim: InstallClaim): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.modelInstall.updateMany({
      where: held(claim),
      data: { status: "queued", leaseExpiresAt: null },
    });
    if (count === 1) await enqueue(tx, "install-model", { installId: claim.installId });
    return count === 1;
  });
}

const requeuedSchema = z.array(z.object({ id: z.string() }));

/** The back-stop: what a dead worker held, and what waits without a job. Safe to run from several workers. */
export async function requeueInstalls(db: Db): Promise<number> {
  return transact(db, async (tx) => {
    const lapsed = await tx.$queryRaw`
      UPDATE model_installs SET status = 'queued', lease_expires_at = NULL
      WHERE id IN (
        SELECT id FROM model_installs WHERE status = 'running' AND lease_expires_at < now()
        ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED)
      RETURNING id::text AS id`;
    const forgotten = await tx.$queryRaw`
      SELECT id::text AS id FROM model_installs
      WHERE status = 'queued' AND created_at < now() - interval '30 seconds' AND NOT EXISTS (
        SELECT 1 FROM pgboss.job WHERE name = 'install-model' AND state < 'active'
          AND data->>'installId' = model_installs.id::text)
      LIMIT 20 FOR UPDATE SKIP LOCKED`;
    const ids = new Set([...requeuedSchema.parse(lapsed), ...requeuedSchema.parse(forgotten)].map(({ id }) => id));
    for (const id of ids) await enqueue(tx, "install-model", { installId: id });
    return ids.size;
  });
}

function held(claim: InstallClaim) {
  return { id: claim.installId, attempt: claim.attempt, status: "running" as const };
}

type Ending = {
  status: "completed" | "failed" | "cancelled";
  step?: string;
  error?: ModelError;
  bytesDone?: bigint;
  bytesTotal?: bigint;
};

async function end(db: Db, claim: InstallClaim, ending: Ending): Promise<boolean> {
  const { count } = await db.modelInstall.updateMany({
    where: held(claim),
    data: { ...ending, finishedAt: new Date(), leaseExpiresAt: null },
  });
  return count === 1;
}
