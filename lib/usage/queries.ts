/** What models were used for: counted from the generations that ended, so that nothing is counted twice. */
import type { Actor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import type { UsageRange } from "./schema.ts";

export type UsageRow = {
  /** 2026-11-25, in UTC. */
  day: string;
  projectId: string;
  project: string;
  /** Null: nobody any more, or the system. */
  userId: string | null;
  user: string | null;
  /** Null: built by extraction, or translated. */
  modelVersionId: string | null;
  modelVersion: string | null;
  generations: number;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  /** Of the texts that were delivered. */
  characters: number;
  seconds: number;
};

/** One row for each project, person, version and day, newest day first. */
export async function listUsage(
  db: Db,
  actor: Actor,
  range: UsageRange,
  page: { limit: number; offset: number },
): Promise<{ items: UsageRow[]; nextOffset: number | null }> {
  if (!mayAdminister(actor, "usage.read")) throw new AppError("forbidden", "Only admins see what was used.");
  const rows = await db.$queryRaw<UsageRow[]>`
    SELECT to_char(generation.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
           project.id AS "projectId", project.name AS project,
           person.id AS "userId", person.name AS "user",
           version.id AS "modelVersionId", model.name || ' v' || version.number AS "modelVersion",
           count(*)::int AS generations,
           coalesce(sum((generation.usage->>'inputTokens')::numeric), 0)::float8 AS "inputTokens",
           coalesce(sum((generation.usage->>'outputTokens')::numeric), 0)::float8 AS "outputTokens",
           coalesce(sum((generation.usage->>'cachedTokens')::numeric), 0)::float8 AS "cachedTokens",
           coalesce(sum(written.characters), 0)::float8 AS characters,
           round(coalesce(sum((generation.usage->>'milliseconds')::numeric), 0) / 1000, 3)::float8 AS seconds
      FROM generations generation
      JOIN projects project ON project.id = generation.project_id
      LEFT JOIN users person ON person.id = generation.requested_by_id
      LEFT JOIN model_versions version ON version.id = generation.model_version_id
      LEFT JOIN registered_models model ON model.id = version.model_id
      LEFT JOIN LATERAL (
        SELECT sum(length(value #>> '{}')) AS characters
          FROM revisions revision, jsonb_path_query(revision.content, 'strict $.** ? (@.type() == "string")') AS value
         WHERE revision.draft_id = generation.draft_id AND revision.generation_id = generation.id
      ) written ON true
     WHERE generation.finished_at >= ${range.from}::date::timestamp AT TIME ZONE 'UTC'
       AND generation.finished_at < (${range.to}::date + 1)::timestamp AT TIME ZONE 'UTC'
     GROUP BY 1, project.id, person.id, version.id, model.name
     ORDER BY 1 DESC, project.name, person.name NULLS LAST, "modelVersion" NULLS LAST, project.id, person.id, version.id
     LIMIT ${page.limit + 1} OFFSET ${page.offset}`;
  const items = rows.slice(0, page.limit);
  return { items, nextOffset: rows.length > page.limit ? page.offset + page.limit : null };
}
