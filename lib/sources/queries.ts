import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, isId, projectsOf } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";
import type { KindName } from "#lib/kinds/registry";
import { droppedSchema, sourceErrorSchema } from "./schema.ts";

const COLUMNS = {
  id: true,
  projectId: true,
  title: true,
  status: true,
  mediaType: true,
  fileName: true,
  bytes: true,
  language: true,
  characters: true,
  dropped: true,
  error: true,
  createdAt: true,
  createdBy: { select: { id: true, name: true } },
  _count: { select: { passages: true, drafts: true } },
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.source.findUnique({ where: { id }, select: COLUMNS });
}

function shape({ _count, dropped, error, ...row }: Row) {
  return {
    ...row,
    dropped: z.array(droppedSchema).parse(dropped),
    error: error === null ? null : sourceErrorSchema.parse(error),
    passages: _count.passages,
    drafts: _count.drafts,
  };
}
export type ListedSource = ReturnType<typeof shape>;
export type FoundSource = ListedSource & { access: ProjectAccess };

export async function findSource(db: Db, actor: Actor, id: string): Promise<FoundSource | null> {
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  const access = row && (await findProjectAccess(db, actor, row.projectId));
  return row && access ? { ...shape(row), access } : null;
}

export async function requireSource(db: Db, actor: Actor, id: string): Promise<FoundSource> {
  const source = await findSource(db, actor, id);
  if (!source) throw new AppError("not_found", "There is no such source, or it is not in a project of yours.");
  return source;
}

/** Newest first. `q` looks into titles. */
export async function listSources(
  db: Db,
  access: ProjectAccess,
  filter: { q?: string | undefined },
  page: PageRequest,
): Promise<Page<ListedSource>> {
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.source.findMany({
    where: {
      projectId: access.projectId,
      ...(filter.q && { title: { contains: filter.q, mode: "insensitive" } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: COLUMNS,
    ...pageArguments({ ...page, cursor }),
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: items.map(shape), nextCursor };
}

/** The text that evidence points into. The caller has found the source. */
export async function readSourceText(db: Db, source: { id: string }): Promise<string> {
  const row = await db.source.findUnique({ where: { id: source.id }, select: { text: true } });
  return row?.text ?? "";
}

export function listPassages(db: Db, source: { id: string }) {
  return db.passage.findMany({
    where: { sourceId: source.id },
    orderBy: { position: "asc" },
    select: { position: true, start: true, end: true, heading: true },
  });
}

/** Drafts that rest on it, newest change first. The caller has found the source. */
export async function listDraftsOn(db: Db, source: { id: string }, limit = 50) {
  const rows = await db.draft.findMany({
    where: { sources: { some: { sourceId: source.id } } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, title: true, language: true, kind: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as KindName }));
}

/** Sources of the actor's projects that are being imported, oldest first. */
export function listImports(db: Db, actor: Actor, limit = 50) {
  return db.source.findMany({
    where: { status: "importing", project: projectsOf(actor) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, title: true, createdAt: true, project: { select: { name: true } } },
  });
}

/** What a worker imports. */
export function findImport(db: Db, id: string) {
  return db.source.findFirst({
    where: { id, status: "importing" },
    select: { id: true, projectId: true, title: true, mediaType: true, fileName: true, digest: true },
  });
}

/** Sources as a pipeline reads them, in the order asked for. Vectors as they were stored. */
export async function listPipelineSources(db: Db, projectId: string, ids: string[]) {
  const rows = await db.source.findMany({
    where: { id: { in: ids }, projectId, status: "ready" },
    select: {
      id: true,
      title: true,
      language: true,
      text: true,
      passages: {
        orderBy: { position: "asc" },
        select: { start: true, end: true, vector: true, modelVersionId: true },
      },
    },
  });
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
