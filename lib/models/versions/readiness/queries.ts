/** Whether a version may serve: itself, and the base that an adapter runs in. */
import { z } from "zod";
import type { Db } from "#lib/db/client";

export type Readiness = "ready" | "not-ready" | "base-not-ready";

const rowsSchema = z.array(z.object({ id: z.string(), status: z.string() }));

/** Until the end of the transaction neither is retired or deleted: who wants to waits, and sees then what needs it. */
export async function holdReadiness(tx: Db, versionId: string): Promise<Readiness> {
  const rows = await tx.$queryRaw`
    SELECT id::text, status::text FROM model_versions
    WHERE id = ${versionId}::uuid OR id = (SELECT base_version_id FROM model_versions WHERE id = ${versionId}::uuid)
    ORDER BY id FOR SHARE`;
  return readinessOf(versionId, rowsSchema.parse(rows));
}

/** As it is now. */
export async function findReadiness(db: Db, versionId: string): Promise<Readiness> {
  const known = { id: true, status: true } as const;
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: { ...known, base: { select: known } },
  });
  return readinessOf(versionId, row ? [row, ...(row.base ? [row.base] : [])] : []);
}

function readinessOf(versionId: string, rows: { id: string; status: string }[]): Readiness {
  if (rows.find(({ id }) => id === versionId)?.status !== "ready") return "not-ready";
  return rows.every(({ status }) => status === "ready") ? "ready" : "base-not-ready";
}
