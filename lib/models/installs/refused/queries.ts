import type { Db } from "#lib/db/client";
import { versionFilesSchema } from "../../schema.ts";

const AT_A_TIME = 20;

/** Failed versions whose files are still named. */
export async function listRefusedFiles(db: Db) {
  const rows = await db.modelVersion.findMany({
    where: { status: "failed", NOT: { files: { equals: [] } } },
    orderBy: { createdAt: "asc" },
    take: AT_A_TIME,
    select: { id: true, files: true },
  });
  return rows.map(({ id, files }) => ({ id, files: versionFilesSchema.parse(files) }));
}
