import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import type { NewCheck } from "./schema.ts";

/**
 * Keeps what a version found in a revision. False, with nothing written, when a newer revision is there: the row of
 * the draft is locked meanwhile, so that it cannot come in between. A second run adds nothing.
 */
export async function recordChecks(
  db: Db,
  { revisionId, versionId }: { revisionId: string; versionId: string },
  checks: NewCheck[],
): Promise<boolean> {
  return transact(db, async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      SELECT id FROM drafts WHERE head_revision_id = ${revisionId}::uuid FOR SHARE`;
    if (held.length === 0) return false;
    await tx.revisionCheck.createMany({
      data: checks.map((check) => ({ revisionId, versionId, ...check })),
      skipDuplicates: true,
    });
    return true;
  });
}
