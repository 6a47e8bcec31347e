/** What a person ordered is tried again: the same version, from its files, through all its checks. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { NO_JSON } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels } from "../../policy.ts";
import { requestInstall } from "../commands.ts";
import { findBase } from "../orders/queries.ts";
import { requireInstall } from "../queries.ts";
import { findOrderOf, hasItsFiles } from "./queries.ts";

/**
 * An entry of the catalog is installed anew. Refused for what has not failed, or was tried again since, and where the
 * files of an upload have left the store: then it has to be sent again.
 */
export async function retryInstall(db: Db, actor: Actor, installId: string, store: Store = modelStore()) {
  requireManageModels(actor);
  const { catalogId, versionId, bytesTotal } = await requireInstall(db, actor, installId);
  if (catalogId !== null) return requestInstall(db, actor, catalogId);
  const order = await findOrderOf(db, actor, installId);
  if (!order || versionId === null) return refuse("not-failed");
  if (order.baseVersionId !== null && !(await findBase(db, order.baseVersionId))) return refuse("base-not-ready");
  return transact(db, async (tx) => {
    // The sweep of refused files waits for this, and finds an install under way then.
    await tx.$executeRaw`LOCK TABLE model_installs IN ROW EXCLUSIVE MODE`;
    if (!(await hasItsFiles(order, store))) return refuse("sent-again");
    const files = order.source.kind === "upload" ? order.source.files : [];
    const { count } = await tx.modelVersion.updateMany({
      where: { id: versionId, status: "failed" },
      data: { status: "installing", error: NO_JSON, files },
    });
    if (count === 0) return refuse("not-failed");
    const install = await tx.modelInstall.create({
      data: {
        ...{ origin: order.source.kind, order, versionId },
        bytesTotal: BigInt(order.source.kind === "upload" ? bytesTotal : 0),
        requestedById: userIdOf(actor),
      },
      select: { id: true },
    });
    await enqueue(tx, "install-model", { installId: install.id });
    const version = await tx.modelVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { modelId: true, number: true },
    });
    await recordEvent(tx, actor, {
      type: "model.install_requested",
      subject: ["model", version.modelId],
      data: { versionId, number: version.number, name: order.name, origin: order.source.kind },
    });
    return done({ id: install.id, versionId, modelId: version.modelId, started: true });
  });
}
