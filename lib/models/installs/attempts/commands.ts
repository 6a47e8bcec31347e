/**
 * The side of an install that does the work: a worker, or the start script. Each claim takes a fresh attempt number
 * that every later write repeats; no row changed means that the claim is lost and nothing was written.
 */
import { z } from "zod";
import { systemActor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { enqueue } from "#lib/jobs/enqueue";
import { requeue, toRequeue } from "#lib/jobs/requeue";
import type { CatalogEntry } from "../../catalog/schema.ts";
import type { VersionFacts } from "../../checks/types.ts";
import { registerVersion } from "../../commands.ts";
import type { CheckedEntry, RegisteredVersion } from "../../commands.ts";
import type { FetchProgress } from "../../fetch/progress.ts";
import { queueFirstProfile } from "../../profiles/commands.ts";
import { registrationOrderSchema } from "../../registration/schema.ts";
import type { RegistrationOrder } from "../../registration/schema.ts";
import type { ModelError, Origin, VersionFile } from "../../schema.ts";
import { CANCELLED, failVersion, settleVersion } from "../versions/commands.ts";

/** Seconds without a heartbeat after which a claim may be taken over, by the database's clock. */
export const INSTALL_LEASE_SECONDS = 20;

/** So often may the work have begun; each drained worker counts too, hence more than for a generation. */
const MAX_ATTEMPTS = 10;

export type InstallClaim = { installId: string; attempt: number };

/** What is to be brought: an entry of the catalog, or what a person ordered. */
export type InstallWork = InstallClaim & { versionId: string | null } & (
    { origin: "catalog"; catalogId: string } | { origin: "ordered"; order: RegistrationOrder }
  );

const claimedSchema = z.array(
  z.object({
    attempt: z.int(),
    catalogId: z.string().nullable(),
    order: registrationOrderSchema.nullable(),
    versionId: z.string().nullable(),
    cancelled: z.boolean(),
  }),
);

/** Takes a waiting install, or one whose worker is gone. Null when there is nothing to take, or nothing more to do. */
export async function claimInstall(db: Db, id: string): Promise<InstallWork | null> {
  const rows = await db.$queryRaw`
    UPDATE model_installs SET status = 'running', attempt = attempt + 1, error = NULL,
      lease_expires_at = now() + make_interval(secs => ${INSTALL_LEASE_SECONDS})
    WHERE id = ${id}::uuid AND (status = 'queued' OR (status = 'running' AND lease_expires_at < now()))
    RETURNING attempt, catalog_id AS "catalogId", "order", version_id::text AS "versionId",
      cancel_requested_at IS NOT NULL AS cancelled`;
  const taken = claimedSchema.parse(rows)[0];
  if (!taken) return null;
  const { attempt, catalogId, order, versionId } = taken;
  const claim = { installId: id, attempt };
  if (taken.cancelled) {
    await endInstallCancelled(db, claim);
    return null;
  }
  if (attempt > MAX_ATTEMPTS) {
    await failInstall(db, claim, {
      code: "crashed-repeatedly",
      message: `The worker ended ${MAX_ATTEMPTS} times before this model was installed.`,
      help: "Look at the worker's log for the reason, then try again.",
    });
    return null;
  }
  if (catalogId !== null) return { ...claim, versionId, origin: "catalog", catalogId };
  if (order !== null) return { ...claim, versionId, origin: "ordered", order };
  throw new TypeError(`install ${id} says nothing of what it is to bring`);
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
export async function completeInstall(db: Db, claim: InstallClaim, entry: CatalogEntry, fetched: CheckedEntry) {
  return transact(db, async (tx) => {
    const versionId = await endCompleted(tx, claim, fetched.files);
    if (versionId === undefined) return null;
    const version = await registerVersion(tx, systemActor("install"), entry, fetched, versionId);
    if (version.id !== versionId)
      await tx.modelInstall.update({ where: { id: claim.installId }, data: { versionId: version.id } });
    return version;
  });
}

/** The same for what a person ordered: it serves nothing until somebody lets it. Null when the claim is lost. */
export async function completeOrder(
  db: Db,
  claim: InstallClaim,
  settled: { facts: VersionFacts; origin: Origin },
): Promise<RegisteredVersion | null> {
  return transact(db, async (tx) => {
    const versionId = await endCompleted(tx, claim, settled.facts.files);
    if (!versionId || !(await settleVersion(tx, versionId, settled))) return null;
    const { modelId, number, digest, model } = await tx.modelVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { modelId: true, number: true, digest: true, model: { select: { name: true } } },
    });
    await recordEvent(tx, systemActor("install"), {
      type: "model.installed",
      subject: ["model", modelId],
      data: { versionId, number, name: model.name, source: settled.origin.source },
    });
    await queueFirstProfile(tx, { id: versionId, engine: settled.facts.engine });
    return { id: versionId, modelId, number, digest, isNew: true };
  });
}

/** The files that lie in the store now: a refused version's are known by it, and leave again. False when it is lost. */
export async function noteFiles(
  db: Db,
  { installId, attempt }: InstallClaim,
  brought: { versionId: string; files: VersionFile[]; origin: Origin },
): Promise<boolean> {
  return transact(db, async (tx) => {
    const held = await tx.$executeRaw`
      SELECT 1 FROM model_installs WHERE id = ${installId}::uuid AND attempt = ${attempt} AND status = 'running' FOR UPDATE`;
    if (held === 0) return false;
    const { count } = await tx.modelVersion.updateMany({
      where: { id: brought.versionId, status: "installing" },
      data: { files: brought.files, origin: brought.origin },
    });
    return count === 1;
  });
}

export async function failInstall(db: Db, claim: InstallClaim, error: ModelError): Promise<boolean> {
  return transact(db, async (tx) => {
    const versionId = await end(tx, claim, { status: "failed", error });
    if (versionId === undefined) return false;
    await failVersion(tx, versionId, error);
    return true;
  });
}

export async function endInstallCancelled(db: Db, claim: InstallClaim): Promise<boolean> {
  return transact(db, async (tx) => {
    const versionId = await end(tx, claim, { status: "cancelled", step: "" });
    if (versionId === undefined) return false;
    await failVersion(tx, versionId, CANCELLED);
    return true;
  });
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

/** The back-stop: what a dead worker held, and what waits without a job. Safe to run from several workers. */
export function requeueInstalls(db: Db): Promise<number> {
  return requeue(db, REQUEUED);
}

const REQUEUED = {
  table: "model_installs" as const,
  job: "install-model" as const,
  payload: (installId: string) => ({ installId }),
};

/** What `requeueInstalls` has something to do with. */
export const lapsedInstalls = toRequeue(REQUEUED);

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

function endCompleted(tx: Db, claim: InstallClaim, files: VersionFile[]) {
  const bytes = BigInt(files.reduce((sum, file) => sum + file.bytes, 0));
  return end(tx, claim, { status: "completed", step: "", bytesDone: bytes, bytesTotal: bytes });
}

/** The version of the install; undefined when the claim is lost, and nothing was written. */
async function end(db: Db, claim: InstallClaim, ending: Ending): Promise<string | null | undefined> {
  const [ended] = await db.modelInstall.updateManyAndReturn({
    where: held(claim),
    data: { ...ending, finishedAt: new Date(), leaseExpiresAt: null },
    select: { versionId: true },
  });
  return ended?.versionId;
}
