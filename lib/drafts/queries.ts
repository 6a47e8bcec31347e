import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, isId } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";
import type { KindName } from "#lib/kinds/registry";
import type { DraftFilter } from "./schema.ts";
import { findDraftIds } from "./search/queries.ts";
import type { DraftStatus } from "./transitions.ts";

const COLUMNS = {
  id: true,
  projectId: true,
  kind: true,
  title: true,
  language: true,
  status: true,
  headRevisionId: true,
  activeGenerationId: true,
  translationOfId: true,
  createdAt: true,
  updatedAt: true,
  createdBy: { select: { id: true, name: true } },
  project: { select: { slug: true, name: true, reviewApprovals: true, reviewFourEyes: true, forbiddenWords: true } },
  headRevision: { select: { id: true, number: true, digest: true, authorUserId: true, createdAt: true } },
  publications: {
    where: { unpublishedAt: null },
    select: { id: true, revisionId: true, slug: true, locale: true, publishedAt: true },
  },
  schedules: {
    where: { status: "waiting" },
    select: { id: true, at: true, revisionId: true },
  },
  reviews: {
    where: { status: "open" },
    select: {
      id: true,
      revisionId: true,
      submittedById: true,
      submittedAt: true,
      note: true,
      dueAt: true,
      claimedBy: { select: { id: true, name: true } },
    },
  },
} as const;

export async function findDraft(db: Db, actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await findRow(db, id);
  const access = row && (await findProjectAccess(db, actor, row.projectId));
  return row && access ? shape(row, access) : null;
}

export async function requireDraft(db: Db, actor: Actor, id: string): Promise<FoundDraft> {
  const draft = await findDraft(db, actor, id);
  if (!draft) throw new AppError("not_found", "There is no such draft, or it is not in a project of yours.");
  return draft;
}

/** Newest change first. `q`: words, or beginnings of words, that all stand in the title or the text (see search/queries.ts). */
export async function listDrafts(
  db: Db,
  access: ProjectAccess,
  filter: DraftFilter,
  page: PageRequest,
): Promise<Page<FoundDraft>> {
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  if (filter.q) return listFound(db, access, { ...filter, q: filter.q }, { ...page, cursor });
  const rows = await db.draft.findMany({
    where: {
      projectId: access.projectId,
      kind: filter.kind,
      language: filter.language,
      ...whereStatus(filter.status),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    select: COLUMNS,
    ...pageArguments({ ...page, cursor }),
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: items.map((row) => shape(row, access)), nextCursor };
}

function whereStatus(status: DraftFilter["status"]) {
  if (status === "live") return { publications: { some: { unpublishedAt: null } } };
  if (status === "scheduled") return { schedules: { some: { status: "waiting" as const } } };
  return status && { status };
}

async function listFound(
  db: Db,
  access: ProjectAccess,
  filter: DraftFilter & { q: string },
  page: PageRequest,
): Promise<Page<FoundDraft>> {
  const { items: ids, nextCursor } = await findDraftIds(db, access.projectId, filter, page);
  const rows = await db.draft.findMany({ where: { id: { in: ids } }, select: COLUMNS });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { items: ids.flatMap((id) => byId.get(id) ?? []).map((row) => shape(row, access)), nextCursor };
}

/** In the order of their making. */
export async function listDraftsById(db: Db, access: ProjectAccess, ids: string[]): Promise<FoundDraft[]> {
  const rows = await db.draft.findMany({
    where: { projectId: access.projectId, id: { in: ids } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map((row) => shape(row, access));
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.draft.findUnique({ where: { id }, select: COLUMNS });
}

function shape(row: Row, access: ProjectAccess) {
  const { publications, schedules, reviews, headRevision, kind, ...rest } = row;
  const live = publications[0] ?? null;
  const schedule = schedules[0] ?? null;
  const review = reviews[0] ?? null;
  return {
    ...rest,
    kind: kind as KindName,
    access,
    head: headRevision,
    live,
    schedule,
    review,
    facts: {
      status: row.status as DraftStatus,
      writing: row.activeGenerationId !== null,
      hasRevision: headRevision !== null,
      live: live !== null,
      liveIsHead: live !== null && live.revisionId === row.headRevisionId,
      scheduled: schedule !== null,
      headAuthorId: headRevision?.authorUserId ?? null,
      submittedById: review?.submittedById ?? null,
      fourEyes: row.project.reviewFourEyes,
      approvalsNeeded: row.project.reviewApprovals,
    },
  };
}

export type FoundDraft = ReturnType<typeof shape>;
