import { z } from "zod";
import type { Db } from "#lib/db/client";
import type { Finding } from "./schema.ts";

/** The claim that a check runs under; null outside of an install. */
export type CheckClaim = { installId: string; attempt: number } | null;

/** A check that begins again begins with nothing found. */
export async function clearFindings(db: Db, versionId: string): Promise<void> {
  await db.modelFinding.deleteMany({ where: { versionId } });
}

const writtenSchema = z.array(z.object({ number: z.int() }));

/** The next finding of a version. False when the claim is lost: nothing was written, and the check is somebody else's. */
export async function recordFinding(db: Db, versionId: string, claim: CheckClaim, finding: Finding): Promise<boolean> {
  const { step, severity, code, message } = finding;
  const rows = await db.$queryRaw`
    INSERT INTO model_findings (version_id, number, step, severity, code, message)
    SELECT ${versionId}::uuid,
      (SELECT coalesce(max(number), 0) + 1 FROM model_findings WHERE version_id = ${versionId}::uuid),
      ${step}, ${severity}, ${code}, ${message}
    WHERE ${claim?.installId ?? null}::uuid IS NULL OR EXISTS (
      SELECT 1 FROM model_installs WHERE id = ${claim?.installId ?? null}::uuid
        AND attempt = ${claim?.attempt ?? 0} AND status = 'running')
    RETURNING number`;
  return writtenSchema.parse(rows).length === 1;
}
