import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { requireManageModels, requireReadModels } from "../../policy.ts";
import { registrationOrderSchema } from "../../registration/schema.ts";
import type { RegistrationOrder } from "../../registration/schema.ts";
import { findMissingFiles } from "../../version-files.ts";
import { findInstall } from "../queries.ts";

/** The newest install of a version; null where it came in another way. */
export async function findInstallOf(db: Db, actor: Actor, versionId: string) {
  requireReadModels(actor);
  const newest = await db.modelInstall.findFirst({
    where: { versionId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest && findInstall(db, actor, newest.id);
}

/** What a person ordered, for the form that orders it anew. Null for an entry of the catalog. */
export async function findOrderOf(db: Db, actor: Actor, installId: string): Promise<RegistrationOrder | null> {
  requireManageModels(actor);
  if (!isId(installId)) return null;
  const row = await db.modelInstall.findUnique({ where: { id: installId }, select: { order: true } });
  return row && row.order !== null ? registrationOrderSchema.parse(row.order) : null;
}

/** A hub has its files still; those of an upload are here as long as nothing has taken them out of the store. */
export async function hasItsFiles({ source }: RegistrationOrder, store: Store = modelStore()): Promise<boolean> {
  return source.kind === "hub" || (await findMissingFiles(store, source.files)).length === 0;
}
