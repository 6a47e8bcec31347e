/** Orders: a person's own files, or those of a hub, are to become a version. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../../policy.ts";
import type { RegistrationOrder } from "../../registration/schema.ts";
import { findMissingFiles } from "../../version-files.ts";
import { openOrderedVersion } from "../versions/commands.ts";
import { findBase, findSameUpload } from "./queries.ts";

export type OrderOptions = {
  store?: Store;
  /** "script" when the caller brings it in itself: then no job wakes a worker. */
  by?: "worker" | "script";
};

/**
 * Makes the version's row and its install. The name of a model that is there already gets a further version. Refused
 * where the same files are a version already, the base of an adapter is none, or an uploaded file is gone.
 */
export async function orderVersion(db: Db, actor: Actor, order: RegistrationOrder, options: OrderOptions = {}) {
  requireManageModels(actor);
  const { store = modelStore(), by = "worker" } = options;
  const { source, baseVersionId, name } = order;
  if (baseVersionId !== null && !(await findBase(db, baseVersionId))) return refuse("base-not-ready");
  if (source.kind === "upload") {
    if ((await findMissingFiles(store, source.files)).length > 0) return refuse("files-missing");
    const same = await findSameUpload(db, source.files, baseVersionId);
    if (same) return { ...refuse("already-registered"), versionId: same.id, label: same.label };
  }
  return transact(db, async (tx) => {
    const modelId = await lockModel(tx, name);
    if (!modelId) return refuse("name-taken");
    const version = await openOrderedVersion(tx, actor, modelId, order);
    const bytes = source.kind === "upload" ? source.files.reduce((sum, file) => sum + file.bytes, 0) : 0;
    const install = await tx.modelInstall.create({
      data: {
        ...{ origin: source.kind, order, versionId: version.id },
        bytesTotal: BigInt(bytes),
        requestedById: userIdOf(actor),
      },
      select: { id: true },
    });
    if (by === "worker") await enqueue(tx, "install-model", { installId: install.id });
    await recordEvent(tx, actor, {
      type: "model.install_requested",
      subject: ["model", modelId],
      data: { versionId: version.id, number: version.number, name, origin: source.kind },
    });
    return done({ ...version, installId: install.id });
  });
}

/** Held until the end of the transaction. Null where the name belongs to a model that a server runs. */
async function lockModel(tx: Db, name: string): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('registered-model'), hashtext(${name}))`;
  const found = await tx.registeredModel.findUnique({
    where: { name },
    select: { id: true, versions: { where: { engine: "openai" }, select: { id: true }, take: 1 } },
  });
  if (found) return found.versions.length === 0 ? found.id : null;
  return (await tx.registeredModel.create({ data: { name }, select: { id: true } })).id;
}
