import { z } from "zod";
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

const digestsSchema = z.array(z.object({ sha256: z.string() }));

/** Those of the digests that a version which is not deleted has too. */
export async function listSharedDigests(db: Db, digests: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT file->>'sha256' AS sha256
    FROM model_versions, jsonb_array_elements(files) AS file
    WHERE status <> 'deleted' AND file->>'sha256' = ANY(${digests}::text[])`;
  return new Set(digestsSchema.parse(rows).map(({ sha256 }) => sha256));
}
