/**
 * Deleting a version: first its row says so, then its files leave the store, unless a version or an upload has them. What a
 * crash left between the two is done by the next sweep. The row stays, for what came from it.
 */
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { listUnusedDigests } from "../checks/queries.ts";
import { requireManageModels } from "../policy.ts";
import { requireVersion } from "../queries.ts";
import { lockHolds } from "../uploads/holds/commands.ts";
import { holdVersion, recordVersionEvent } from "../versions/commands.ts";
import { findHindrances } from "../versions/hindrances/queries.ts";
import { statusAfter, statusesBefore } from "../versions/transitions.ts";
import { isInstalling, listToSweep } from "./queries.ts";

/** Refused while something needs it, and says what. It cannot be undone. */
export async function deleteVersion(
  db: Db,
  actor: Actor,
  input: { versionId: string; reason: string },
  store: Store = modelStore(),
) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, input.versionId);
  const marked = await transact(db, async (tx) => {
    await holdVersion(tx, version.id);
    const hindrances = await findHindrances(tx, version.id, "delete");
    if (hindrances.length > 0) return { ...refuse("in-use"), hindrances };
    const { count } = await tx.modelVersion.updateMany({
      where: { id: version.id, status: { in: statusesBefore("delete") } },
      data: { status: statusAfter("delete") },
    });
    if (count === 0) return refuse(version.status === "installing" ? "still-installing" : "already-deleted");
    await tx.modelSecret.deleteMany({ where: { versionId: version.id } });
    await recordVersionEvent(tx, actor, version, "model.deleted", input.reason);
    return done({ id: version.id, status: statusAfter("delete") });
  });
  if (marked.ok) await sweepDeletedVersions(db, store);
  return marked;
}

/**
 * Takes the files of deleted versions out of the store. Does nothing while a model is on its way in: its files may be
 * the same ones, and no row names them yet. Returns how many versions have lost their files. Safe to run from several
 * workers.
 */
export async function sweepDeletedVersions(db: Db, store: Store = modelStore()): Promise<number> {
  if ((await listToSweep(db)).length === 0) return 0;
  return transact(db, async (tx) => {
    // Until the end nobody begins an install or goes on with one, and one sweep works at a time.
    await tx.$executeRaw`LOCK TABLE model_installs IN SHARE ROW EXCLUSIVE MODE`;
    await lockHolds(tx);
    if (await isInstalling(tx)) return 0;
    const versions = await listToSweep(tx);
    const digests = [...new Set(versions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))];
    for (const digest of await listUnusedDigests(tx, digests, null)) await store.remove(digest);
    await tx.modelVersion.updateMany({
      where: { id: { in: versions.map(({ id }) => id) } },
      data: { filesGoneAt: new Date() },
    });
    return versions.length;
  });
}
