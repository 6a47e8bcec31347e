import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { FIRST_PAGE, pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";
import { findCatalogEntry } from "../catalog.ts";
import { requireReadModels } from "../policy.ts";
import { modelErrorSchema } from "../schema.ts";

const COLUMNS = {
  id: true,
  origin: true,
  catalogId: true,
  order: true,
  status: true,
  attempt: true,
  step: true,
  bytesDone: true,
  bytesTotal: true,
  cancelRequestedAt: true,
  error: true,
  versionId: true,
  createdAt: true,
  finishedAt: true,
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.modelInstall.findUnique({ where: { id }, select: COLUMNS });
}

/** What is on its way, as people know it. */
const orderSchema = z.looseObject({ name: z.string() });

function shape({ error, bytesDone, bytesTotal, order, ...row }: Row) {
  return {
    ...row,
    /** Entries leave the catalog with a new release; their installs stay in the history. */
    name: nameOf(row.catalogId, order),
    bytesDone: Number(bytesDone),
    bytesTotal: Number(bytesTotal),
    error: error === null ? null : modelErrorSchema.parse(error),
  };
}
function nameOf(catalogId: string | null, order: unknown): string {
  if (catalogId === null) return orderSchema.parse(order).name;
  return findCatalogEntry(catalogId)?.name ?? catalogId;
}
export type ListedInstall = ReturnType<typeof shape>;

export async function findInstall(db: Db, actor: Actor, id: string): Promise<ListedInstall | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  return row && shape(row);
}

export async function requireInstall(db: Db, actor: Actor, id: string): Promise<ListedInstall> {
  const install = await findInstall(db, actor, id);
  if (!install) throw new AppError("not_found", "There is no such install.");
  return install;
}

/** Newest first. `active`: only those that wait or run. */
export async function listInstalls(
  db: Db,
  actor: Actor,
  filter: { active?: boolean } = {},
  page: PageRequest = FIRST_PAGE,
): Promise<Page<ListedInstall>> {
  requireReadModels(actor);
  const rows = await db.modelInstall.findMany({
    where: filter.active ? { status: { in: ["queued", "running"] } } : {},
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...pageArguments(page),
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: items.map(shape), nextCursor };
}
