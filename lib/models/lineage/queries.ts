/**
 * What came of a version: the drafts that it, or an adapter on it, took part in writing, with their revisions and
 * publications. A text keeps its past: it counts although people or another version have changed it since.
 */
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { hasScope } from "#lib/auth/policy";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { sql } from "#lib/db/sql";
import type { Sql } from "#lib/db/sql";
import { KIND_NAMES } from "#lib/kinds/registry";
import { requireReadModels } from "../policy.ts";

/** The version itself and the adapters on it. */
async function listFamily(db: Db, versionId: string): Promise<string[]> {
  const adapters = await db.modelVersion.findMany({ where: { baseVersionId: versionId }, select: { id: true } });
  return [versionId, ...adapters.map(({ id }) => id)];
}

/** Finished generations that one of the versions took part in, each arm by an index of its own. */
function madeBy(versionIds: string[]): Sql {
  return sql`
    SELECT id, draft_id, finished_at FROM generations
    WHERE status = 'completed' AND model_version_id = ANY(${versionIds}::uuid[])
    UNION
    SELECT id, draft_id, finished_at FROM generations
    WHERE status = 'completed' AND ran_with IS NOT NULL
      AND jsonb_path_query_array(ran_with, '$.*.id') ?| ${versionIds}::text[]`;
}

/** Each draft once, with the number of the first revision that came from the versions; `draft` may be limited further. */
function textsOf(versionIds: string[]): Sql {
  return sql`
    SELECT revision.draft_id, min(revision.number) AS since, count(*)::int AS revisions, max(made.finished_at) AS written_at
    FROM (${madeBy(versionIds)}) AS made
    JOIN revisions AS revision ON revision.draft_id = made.draft_id AND revision.generation_id = made.id
    GROUP BY revision.draft_id`;
}

/** Drafts that the actor may see. */
function seenBy(actor: Actor): Sql {
  if (!hasScope(actor, "read")) return sql`false`;
  if (actor.type === "system" || actor.isAdmin) return sql`true`;
  return sql`EXISTS (SELECT 1 FROM project_members AS member
    WHERE member.project_id = draft.project_id AND member.user_id = ${actor.userId}::uuid)`;
}

/** The drafts of everybody that came from a version, as the `SELECT` of an insert: `draft_id` alone. */
export async function selectDraftsOf(db: Db, versionId: string): Promise<Sql> {
  return sql`SELECT draft_id FROM (${textsOf(await listFamily(db, versionId))}) AS texts`;
}

const reachSchema = z.object({
  drafts: z.int(),
  projects: z.int(),
  /** Written by it; those that people made of them are not counted. */
  revisions: z.int(),
  /** Times that a text of it went live, and how many of them still are. */
  publications: z.int(),
  live: z.int(),
});
export type Reach = z.infer<typeof reachSchema>;

/** How much came of it, in the projects that the actor may see. */
export async function countReach(db: Db, actor: Actor, versionId: string): Promise<Reach> {
  requireReadModels(actor);
  const rows = await db.$queryRaw<unknown[]>`
    WITH texts AS (${textsOf(await listFamily(db, versionId))}),
      seen AS (SELECT texts.*, draft.project_id FROM texts JOIN drafts AS draft ON draft.id = texts.draft_id
               WHERE ${seenBy(actor)}),
      pages AS (SELECT publication.unpublished_at FROM seen
                JOIN publications AS publication ON publication.draft_id = seen.draft_id
                JOIN revisions AS revision ON revision.id = publication.revision_id AND revision.number >= seen.since)
    SELECT (SELECT count(*)::int FROM seen) AS drafts,
           (SELECT count(DISTINCT project_id)::int FROM seen) AS projects,
           (SELECT coalesce(sum(revisions), 0)::int FROM seen) AS revisions,
           (SELECT count(*)::int FROM pages) AS publications,
           (SELECT count(*)::int FROM pages WHERE unpublished_at IS NULL) AS live`;
  return reachSchema.parse(rows[0]);
}

const textSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(KIND_NAMES),
  language: z.string(),
  status: z.enum(["draft", "in_review", "changes_requested", "approved"]),
  projectSlug: z.string(),
  projectName: z.string(),
  revisions: z.int(),
  publications: z.int(),
  /** Where a text of it is live now. */
  slug: z.string().nullable(),
  writtenAt: z.date(),
});
export type LineageText = z.infer<typeof textSchema>;

/** Those drafts, the newest first. */
export async function listDraftsOf(
  db: Db,
  actor: Actor,
  versionId: string,
  page: PageRequest,
): Promise<Page<LineageText>> {
  requireReadModels(actor);
  const after = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.$queryRaw<unknown[]>`
    WITH texts AS (${textsOf(await listFamily(db, versionId))})
    SELECT draft.id::text AS id, draft.title, draft.kind, draft.language, draft.status::text AS status,
           project.slug AS "projectSlug", project.name AS "projectName", texts.revisions,
           texts.written_at AS "writtenAt", pages.publications, pages.slug
    FROM texts
    JOIN drafts AS draft ON draft.id = texts.draft_id
    JOIN projects AS project ON project.id = draft.project_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS publications,
             max(publication.slug) FILTER (WHERE publication.unpublished_at IS NULL) AS slug
      FROM publications AS publication
      JOIN revisions AS revision ON revision.id = publication.revision_id AND revision.number >= texts.since
      WHERE publication.draft_id = draft.id) AS pages
    WHERE (${after}::uuid IS NULL OR draft.id < ${after}::uuid) AND ${seenBy(actor)}
    ORDER BY draft.id DESC
    LIMIT ${page.limit + 1}`;
  return pageOf(z.array(textSchema).parse(rows), page);
}
