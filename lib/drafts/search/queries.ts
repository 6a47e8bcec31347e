/**
 * Drafts by their words. The database keeps the words of each head revision in an indexed column (migration
 * draft_search), which Prisma cannot ask; so this gives ids, and the caller reads the rows.
 */
import type { Actor } from "#lib/auth/actor";
import { hasScope } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { sql } from "#lib/db/sql";
import type { DraftFilter } from "../schema.ts";

/** Written without spaces: the column holds their sentences as one word, so that the title is looked through. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Newest change first; the cursor is an id. */
export async function findDraftIds(
  db: Db,
  projectId: string,
  filter: DraftFilter & { q: string },
  page: PageRequest,
): Promise<Page<string>> {
  const { kind = null, language = null } = filter;
  const live = filter.status === "live";
  const scheduled = filter.status === "scheduled";
  const status = live || scheduled ? null : (filter.status ?? null);
  const q = filter.q.replaceAll("\0", " ");
  const byWords = sql`draft.search @@ to_tsquery('simple', ${queryOf(q)})`;
  // Only where it has to be: with an "or" the index is of no use.
  const matches = WITHOUT_SPACES.test(q)
    ? sql`(${byWords} OR position(lower(${q}) IN lower(draft.title)) > 0)`
    : byWords;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT draft.id FROM drafts draft
     WHERE draft.project_id = ${projectId}::uuid
       AND ${matches}
       AND (${kind}::text IS NULL OR draft.kind = ${kind}::text)
       AND (${language}::text IS NULL OR draft.language = ${language}::text)
       AND (${status}::text IS NULL OR draft.status = ${status}::text::draft_status)
       AND (NOT ${live} OR EXISTS (SELECT 1 FROM publications WHERE draft_id = draft.id AND unpublished_at IS NULL))
       AND (NOT ${scheduled} OR EXISTS
            (SELECT 1 FROM publication_schedules WHERE draft_id = draft.id AND status = 'waiting'))
       AND (${page.cursor}::uuid IS NULL OR (draft.updated_at, draft.id) <
            (SELECT updated_at, id FROM drafts WHERE id = ${page.cursor}::uuid))
     ORDER BY draft.updated_at DESC, draft.id DESC LIMIT ${page.limit + 1}`;
  const { items, nextCursor } = pageOf(rows, page);
  return { items: items.map(({ id }) => id), nextCursor };
}

/** Drafts of all projects that the actor may see, by one question; newest change first. */
export async function findDraftsEverywhere(
  db: Db,
  actor: Actor,
  words: string,
  limit: number,
): Promise<FoundEverywhere[]> {
  if (!hasScope(actor, "read")) return [];
  const q = words.replaceAll("\0", " ");
  const query = queryOf(q);
  if (query === "") return [];
  const everything = actor.type === "system" || actor.isAdmin;
  const byTitle = WITHOUT_SPACES.test(q) ? sql`OR position(lower(${q}) IN lower(draft.title)) > 0` : sql``;
  const seen = everything
    ? sql``
    : sql`AND draft.project_id IN (SELECT project_id FROM project_members WHERE user_id = ${actor.userId}::uuid)`;
  return db.$queryRaw<FoundEverywhere[]>`
    SELECT draft.id::text AS id, draft.title, project.name AS project
      FROM drafts draft JOIN projects project ON project.id = draft.project_id
     WHERE (draft.search @@ to_tsquery('simple', ${query}) ${byTitle}) ${seen}
     ORDER BY draft.updated_at DESC, draft.id DESC LIMIT ${limit}`;
}
export type FoundEverywhere = { id: string; title: string; project: string };

/** Each word quoted, as a beginning: `'canal':* & 'sue':*`. PostgreSQL takes marks inside apart as it did in the text. */
function queryOf(q: string): string {
  const words = q.split(/\s+/).map((word) => word.replace(/['\\]/g, " ").trim());
  return words.flatMap((word) => (word ? [`'${word}':*`] : [])).join(" & ");
}
