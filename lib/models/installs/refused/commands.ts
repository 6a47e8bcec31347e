/** What came in and is not kept leaves the store again, unless another version has it too. */
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import type { Store } from "#lib/storage/store";
import { listUnusedDigests } from "../../checks/queries.ts";
import { lockHolds } from "../../uploads/holds/commands.ts";
import { listRefusedFiles } from "./queries.ts";

/**
 * Files of versions that failed. Waits while another model is on its way in, whose files may be the same: the next one
 * does it. Gives how many versions have lost their files. Safe to run from several workers.
 */
export async function sweepRefused(db: Db, store: Store): Promise<number> {
  return underLock(db, 0, async (tx) => {
    const versions = await listRefusedFiles(tx);
    for (const { id, files } of versions) {
      // First no row names them: then what no row names may go.
      await tx.modelVersion.updateMany({ where: { id, status: "failed" }, data: { files: [] } });
      const digests = files.map(({ sha256 }) => sha256);
      for (const digest of await listUnusedDigests(tx, digests, null)) await store.remove(digest);
    }
    return versions.length;
  });
}

/** The same for single files of a version that is ready without them. */
export async function removeUnused(db: Db, store: Store, digests: string[]): Promise<void> {
  if (digests.length === 0) return;
  await underLock(db, undefined, async (tx) => {
    for (const digest of await listUnusedDigests(tx, digests, null)) await store.remove(digest);
  });
}

/** Until the end nobody begins an install or goes on with one. */
async function underLock<T>(db: Db, otherwise: T, work: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, async (tx) => {
    await tx.$executeRaw`LOCK TABLE model_installs IN SHARE ROW EXCLUSIVE MODE`;
    await lockHolds(tx);
    const active = await tx.modelInstall.count({ where: { status: { in: ["queued", "running"] } } });
    return active > 0 ? otherwise : work(tx);
  });
}
