import type { Actor } from "#lib/auth/actor";
import { projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import type { KindName } from "#lib/kinds/registry";

const COLUMNS = {
  id: true,
  locale: true,
  slug: true,
  publishedAt: true,
  draft: { select: { id: true, kind: true, translationOfId: true } },
  project: { select: { slug: true, name: true, language: true } },
  revision: {
    select: {
      id: true,
      title: true,
      content: true,
      evidence: true,
      notes: true,
      digest: true,
      createdAt: true,
      authorType: true,
      generation: { select: { modelVersion: { select: { number: true, model: { select: { name: true } } } } } },
    },
  },
} as const;

/** What readers see: live pages only, open to everybody. */
export async function findLivePage(db: Db, projectSlug: string, slug: string) {
  const row = await db.publication.findFirst({
    where: { slug, unpublishedAt: null, project: { slug: projectSlug } },
    select: COLUMNS,
  });
  return row && { ...row, draft: { ...row.draft, kind: row.draft.kind as KindName } };
}
export type LivePage = NonNullable<Awaited<ReturnType<typeof findLivePage>>>;

/** Newest first. */
export async function listLivePages(db: Db, projectSlug: string, limit = 50): Promise<LivePage[]> {
  const rows = await db.publication.findMany({
    where: { unpublishedAt: null, project: { slug: projectSlug } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: COLUMNS,
  });
  return rows.map((row) => ({ ...row, draft: { ...row.draft, kind: row.draft.kind as KindName } }));
}

/** A project that has, or had, live pages: readers may know its name. */
export function findPublicProject(db: Db, projectSlug: string) {
  return db.project.findFirst({
    where: { slug: projectSlug, publications: { some: {} } },
    select: { slug: true, name: true, language: true },
  });
}

/** Addresses of all live pages, for the sitemap. */
export function listLiveAddresses(db: Db, limit = 50_000) {
  return db.publication.findMany({
    where: { unpublishedAt: null },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { slug: true, publishedAt: true, project: { select: { slug: true } } },
  });
}

/** When a draft was live, newest first. The caller has checked that the draft may be seen. */
export function listPublications(db: Db, draftId: string) {
  return db.publication.findMany({
    where: { draftId },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      slug: true,
      locale: true,
      publishedAt: true,
      unpublishedAt: true,
      publishedBy: { select: { name: true } },
      revision: { select: { number: true } },
    },
  });
}

/** What went out last in the actor's projects. */
export function listRecentPublications(db: Db, actor: Actor, limit = 10) {
  return db.publication.findMany({
    where: { unpublishedAt: null, project: projectsOf(actor) },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      draft: { select: { id: true, title: true } },
      project: { select: { slug: true, name: true } },
      publishedBy: { select: { name: true } },
    },
  });
}
