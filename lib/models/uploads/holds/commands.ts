/**
 * Files that lie in the store before a version's row names them. Each is held under its upload before it is kept, so that
 * no sweep which finds the same bytes with a deleted version takes them away. See also listUnusedDigests.
 */
import { z } from "zod";
import type { Db } from "#lib/db/client";
import { UPLOAD_EXPIRES } from "../schema.ts";

/** Waits while a sweep runs: what that has taken is put into the store anew. */
export async function holdFile(db: Db, uploadId: string, sha256: string): Promise<void> {
  await db.uploadHold.createMany({ data: { uploadId, sha256 }, skipDuplicates: true });
}

/** Once versions name them, or nobody wants them any more. */
export async function releaseFiles(db: Db, uploadIds: string[]): Promise<void> {
  await db.uploadHold.deleteMany({ where: { uploadId: { in: uploadIds } } });
}

/** Until the end of the transaction nobody holds a further file. */
export async function lockHolds(tx: Db): Promise<void> {
  await tx.$executeRaw`LOCK TABLE upload_holds IN SHARE ROW EXCLUSIVE MODE`;
}

const droppedSchema = z.array(z.object({ sha256: z.string() }));

/** Those of a process that went before it could release them. Gives the digests. */
export async function dropForgottenHolds(db: Db): Promise<string[]> {
  const seconds = (2 * UPLOAD_EXPIRES) / 1_000;
  const rows = await db.$queryRaw`
    DELETE FROM upload_holds WHERE created_at < now() - make_interval(secs => ${seconds}) RETURNING sha256`;
  return [...new Set(droppedSchema.parse(rows).map(({ sha256 }) => sha256))];
}
