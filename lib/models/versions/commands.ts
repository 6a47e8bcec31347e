/** What happens to a version after it is ready: described, retired, brought back. Its files and facts never change. */
import type { Actor } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { AuditType } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../policy.ts";
import { requireVersion } from "../queries.ts";
import type { ListedVersion } from "../queries.ts";
import { findMissingFiles } from "../version-files.ts";
import { findHindrances } from "./hindrances/queries.ts";
import type { Description } from "./schema.ts";
import { statusAfter, statusesBefore } from "./transitions.ts";

/** What it is for, in a person's words, and its tags; what is not given stays. */
export async function describeVersion(db: Db, actor: Actor, versionId: string, { purpose, tags }: Description) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, versionId);
  return transact(db, async (tx) => {
    await tx.modelVersion.updateMany({ where: { id: version.id }, data: { purpose, tags } });
    await recordVersionEvent(tx, actor, version, "model.described", "");
    return done({ id: version.id });
  });
}

/** From then on it serves nothing; its files are kept. Refused while something needs it, and says what. */
export async function retireVersion(db: Db, actor: Actor, versionId: string, reason: string) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, versionId);
  return transact(db, async (tx) => {
    await holdVersion(tx, version.id);
    const hindrances = await findHindrances(tx, version.id, "retire");
    if (hindrances.length > 0) return { ...refuse("in-use"), hindrances };
    const { count } = await tx.modelVersion.updateMany({
      where: { id: version.id, status: { in: statusesBefore("retire") } },
      data: { status: statusAfter("retire") },
    });
    if (count === 0) return refuse("not-ready");
    await recordVersionEvent(tx, actor, version, "model.retired", reason);
    return done({ id: version.id, status: statusAfter("retire") });
  });
}

/** A retired one may serve again; nothing lets it do so by itself. */
export async function restoreVersion(db: Db, actor: Actor, versionId: string, store: Store = modelStore()) {
  requireManageModels(actor);
  const version = await requireVersion(db, actor, versionId);
  if ((await findMissingFiles(store, version.files)).length > 0) return refuse("files-missing");
  return transact(db, async (tx) => {
    const { count } = await tx.modelVersion.updateMany({
      where: { id: version.id, status: { in: statusesBefore("restore") } },
      data: { status: statusAfter("restore") },
    });
    if (count === 0) return refuse("not-retired");
    await recordVersionEvent(tx, actor, version, "model.restored", "");
    return done({ id: version.id, status: statusAfter("restore") });
  });
}

/** Until the end of the transaction nobody deploys it: the trigger of deployments waits for this lock. */
export async function holdVersion(tx: Db, versionId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM model_versions WHERE id = ${versionId}::uuid FOR UPDATE`;
}

export async function recordVersionEvent(
  tx: Db,
  actor: Actor,
  version: Pick<ListedVersion, "id" | "number" | "model">,
  type: AuditType,
  note: string,
): Promise<void> {
  await recordEvent(tx, actor, {
    type,
    subject: ["model", version.model.id],
    note,
    data: { versionId: version.id, name: `${version.model.name} v${version.number}` },
  });
}
