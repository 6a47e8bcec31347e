/** Versions that may become champion or challenger of a deployment, and why one may not. */
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { done, refuse } from "#lib/errors/refusal";
import type { Store } from "#lib/storage/store";
import { versionFilesSchema } from "../../schema.ts";
import type { ModelTask } from "../../schema.ts";
import { findMissingFiles } from "../../version-files.ts";

/** Ready, for this task and pair, and with its files in the store. */
export async function checkCandidate(
  db: Db,
  deployment: { task: ModelTask; pair: string | null },
  versionId: string,
  store: Store,
) {
  const version = await findCandidate(db, versionId);
  if (!version) return refuse("no-such-version");
  if (version.status !== "ready") return refuse("not-ready");
  if (!version.tasks.includes(deployment.task)) return refuse("wrong-task");
  if (deployment.task === "translate" && version.pair !== deployment.pair) return refuse("wrong-task");
  if ((await findMissingFiles(store, version.files)).length > 0) return refuse("files-missing");
  return done(version);
}

async function findCandidate(db: Db, versionId: string) {
  if (!isId(versionId)) return null;
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: { id: true, status: true, tasks: true, pair: true, files: true },
  });
  return row && { ...row, files: versionFilesSchema.parse(row.files) };
}
