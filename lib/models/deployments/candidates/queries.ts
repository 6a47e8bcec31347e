/** Versions that may become champion or challenger of a deployment, and why one may not. */
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { done, refuse } from "#lib/errors/refusal";
import type { Store } from "#lib/storage/store";
import { versionFilesSchema } from "../../schema.ts";
import type { ModelTask } from "../../schema.ts";
import { holdReadiness } from "../../versions/readiness/queries.ts";
import { findMissingFiles } from "../../version-files.ts";

/**
 * Ready, with its base where it is an adapter, for this task and pair, and with its files in the store. In the
 * transaction of the act, until whose end it stays so.
 */
export async function checkCandidate(
  tx: Db,
  deployment: { task: ModelTask; pair: string | null },
  versionId: string,
  store: Store,
) {
  const version = await findCandidate(tx, versionId);
  if (!version) return refuse("no-such-version");
  const readiness = await holdReadiness(tx, versionId);
  if (readiness !== "ready") return refuse(readiness);
  if (!version.tasks.includes(deployment.task)) return refuse("wrong-task");
  if (deployment.task === "translate" && version.pair !== deployment.pair) return refuse("wrong-task");
  if ((await findMissingFiles(store, version.files)).length > 0) return refuse("files-missing");
  return done(version);
}

async function findCandidate(db: Db, versionId: string) {
  if (!isId(versionId)) return null;
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: { id: true, tasks: true, pair: true, files: true },
  });
  return row && { ...row, files: versionFilesSchema.parse(row.files) };
}
