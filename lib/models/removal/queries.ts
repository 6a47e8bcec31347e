import type { Db } from "#lib/db/client";
import { versionFilesSchema } from "../schema.ts";

/** Versions in one sweep: it is one transaction, and a bucket takes its time. */
const AT_A_TIME = 20;

/** Deleted versions whose files are still in the store, for all that is known. */
export async function listToSweep(db: Db) {
  const rows = await db.modelVersion.findMany({
    where: { status: "deleted", filesGoneAt: null },
    orderBy: { createdAt: "asc" },
    take: AT_A_TIME,
    select: { id: true, files: true },
  });
  return rows.map(({ id, files }) => ({ id, files: versionFilesSchema.parse(files) }));
}

export async function isInstalling(db: Db): Promise<boolean> {
  return (await db.modelInstall.count({ where: { status: { in: ["queued", "running"] } } })) > 0;
}
