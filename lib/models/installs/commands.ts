/** Installs: a model of the catalog, of a hub or of one's own files is brought in by a worker, with its progress in the row. */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import { findCatalogEntry } from "../catalog.ts";
import { sizeOf } from "../catalog/schema.ts";
import type { CatalogEntry } from "../catalog/schema.ts";
import { requireManageModels } from "../policy.ts";
import { requireInstall } from "./queries.ts";
import { mayFollow, statusesBefore } from "./transitions.ts";
import { CANCELLED, failVersion, openCatalogVersion } from "./versions/commands.ts";

/** `by` is "script" when the caller fetches itself: then no job wakes a worker. */
export type RequestInstallOptions = { by?: "worker" | "script" };

/**
 * Starts an install. One that is under way for the same entry is returned instead, with `started: false`. Throws
 * not_found for an entry that the catalog does not have.
 */
export async function requestInstall(db: Db, actor: Actor, catalogId: string, options: RequestInstallOptions = {}) {
  requireManageModels(actor);
  const entry = findCatalogEntry(catalogId);
  if (!entry) throw new AppError("not_found", "The catalog has no such model.");
  return transact(db, async (tx) => {
    // The partial unique index lets one of several through; the others find its row.
    const [created] = await tx.modelInstall.createManyAndReturn({
      data: { catalogId, bytesTotal: BigInt(sizeOf(entry)), requestedById: userIdOf(actor) },
      select: { id: true },
      skipDuplicates: true,
    });
    if (!created) {
      const running = await findRunning(tx, actor, entry);
      return running ? done({ ...running, started: false }) : refuse("ended-meanwhile");
    }
    const version = await versionOf(tx, actor, entry, { id: created.id, versionId: null });
    if (options.by !== "script") await enqueue(tx, "install-model", { installId: created.id });
    await recordEvent(tx, actor, {
      type: "model.install_requested",
      subject: ["model", created.id],
      data: { catalogId, name: entry.name },
    });
    return done({ ...created, ...version, started: true });
  });
}

async function findRunning(tx: Db, actor: Actor, entry: CatalogEntry) {
  const row = await tx.modelInstall.findFirst({
    where: { catalogId: entry.id, status: { in: statusesBefore("cancel") } },
    select: { id: true, versionId: true },
  });
  return row && { id: row.id, ...(await versionOf(tx, actor, entry, row)) };
}

/** One that was begun by an earlier release has none yet. */
async function versionOf(tx: Db, actor: Actor, entry: CatalogEntry, install: { id: string; versionId: string | null }) {
  const { versionId } = install;
  if (versionId !== null) {
    const where = { id: versionId };
    return { versionId, ...(await tx.modelVersion.findUniqueOrThrow({ where, select: { modelId: true } })) };
  }
  const { id, modelId } = await openCatalogVersion(tx, actor, entry);
  await tx.modelInstall.update({ where: { id: install.id }, data: { versionId: id } });
  return { versionId: id, modelId };
}

/** A waiting one ends at once; a running one when its worker sees it, within seconds. What was fetched is kept. */
export async function cancelInstall(db: Db, actor: Actor, id: string) {
  requireManageModels(actor);
  const install = await requireInstall(db, actor, id);
  if (!mayFollow(install.status, "cancel")) return refuse("already-finished");
  const ended = await transact(db, async (tx) => {
    const { count } = await tx.modelInstall.updateMany({
      where: { id, status: "queued" },
      data: { status: "cancelled", finishedAt: new Date(), step: "" },
    });
    if (count === 1) await failVersion(tx, install.versionId, CANCELLED);
    return count === 1;
  });
  if (ended) return done({ id, status: "cancelled" as const });
  const asked = await db.modelInstall.updateMany({
    where: { id, status: "running" },
    data: { cancelRequestedAt: new Date() },
  });
  return asked.count === 1 ? done({ id, status: "running" as const }) : refuse("already-finished");
}
