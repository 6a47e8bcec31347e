/** What became of a version's texts: one statement for each figure, over its newest texts, by the index of its generations. */
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { sql, type Sql } from "#lib/db/sql";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import { KIND_NAMES, kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import { countFaults } from "../figures/measure.ts";
import { requireReadComparisons } from "../policy.ts";
import { FEWEST_TEXTS, MOST_LIVE_TEXTS, type LiveFigures } from "./schema.ts";
import { isSmallEdit } from "./small-edit.ts";

export type LiveScope = { versionId: string; projectId: string | null; kind: string | null };

export async function findLiveFigures(db: Db, actor: Actor, scope: LiveScope): Promise<LiveFigures> {
  requireReadComparisons(actor);
  const [accepted, findings, ready] = [
    await findAccepted(db, scope),
    await findFindings(db, scope),
    await findReady(db, scope),
  ];
  return { accepted, findings, ready };
}

/** The newest finished generations, newest first. */
function newest({ versionId, projectId, kind }: LiveScope, limit: number): Sql {
  return sql`
    SELECT id, draft_id, kind, brief, usage, finished_at FROM generations
    WHERE model_version_id = ${versionId}::uuid AND status = 'completed'
      ${projectId ? sql`AND project_id = ${projectId}::uuid` : sql``}
      ${kind ? sql`AND kind = ${kind}` : sql``}
    ORDER BY finished_at DESC LIMIT ${limit}`;
}

const kindSchema = z.enum(KIND_NAMES);
const acceptedSchema = z.array(z.object({ kind: kindSchema, written: z.unknown(), accepted: z.unknown() }));

/** The first revision from the written one on that was approved or published, beside what was written. */
async function findAccepted(db: Db, scope: LiveScope): Promise<LiveFigures["accepted"]> {
  const rows = await db.$queryRaw`
    SELECT texts.kind, written.content AS written, accepted.content AS accepted
    FROM (${newest(scope, MOST_LIVE_TEXTS * 5)}) AS texts
    JOIN revisions AS written ON written.draft_id = texts.draft_id AND written.generation_id = texts.id
    JOIN LATERAL (
      SELECT content FROM revisions AS later
      WHERE later.draft_id = written.draft_id AND later.number >= written.number AND (
        EXISTS (SELECT 1 FROM reviews WHERE reviews.draft_id = later.draft_id AND revision_id = later.id AND reviews.status = 'approved')
        OR EXISTS (SELECT 1 FROM publications WHERE publications.draft_id = later.draft_id AND revision_id = later.id))
      ORDER BY later.number LIMIT 1) AS accepted ON true
    ORDER BY texts.finished_at DESC LIMIT ${MOST_LIVE_TEXTS}`;
  const texts = acceptedSchema.parse(rows);
  const count = texts.filter(({ kind, written, accepted }) =>
    isSmallEdit(markdownOf(kind, written), markdownOf(kind, accepted)),
  ).length;
  return { count, of: texts.length, share: texts.length < FEWEST_TEXTS ? null : count / texts.length };
}

function markdownOf(kind: KindName, content: unknown): string {
  const { contentSchema, toMarkdown } = kindOf(kind);
  return toMarkdown(contentSchema.parse(content));
}

const writtenSchema = z.array(
  z.object({
    kind: kindSchema,
    brief: z.unknown(),
    content: z.unknown(),
    evidence: z.array(evidenceSchema),
    findings: z.array(findingSchema),
    language: z.string(),
    forbiddenWords: z.array(z.string()),
  }),
);

/** Errors and warnings in what was written, before anybody mended it. */
async function findFindings(db: Db, scope: LiveScope): Promise<LiveFigures["findings"]> {
  const rows = await db.$queryRaw`
    SELECT texts.kind, texts.brief, written.content, written.evidence, written.findings, drafts.language,
      coalesce(projects.forbidden_words, '{}') AS "forbiddenWords"
    FROM (${newest(scope, MOST_LIVE_TEXTS)}) AS texts
    JOIN revisions AS written ON written.draft_id = texts.draft_id AND written.generation_id = texts.id
    JOIN drafts ON drafts.id = texts.draft_id JOIN projects ON projects.id = drafts.project_id`;
  const texts = writtenSchema.parse(rows);
  const found = texts.reduce((sum, text) => sum + countFaults(text, text), 0);
  return { texts: texts.length, inTen: texts.length < FEWEST_TEXTS ? null : (found / texts.length) * 10 };
}

const readySchema = z.array(z.object({ texts: z.int(), milliseconds: z.number().nullable() }));

async function findReady(db: Db, scope: LiveScope): Promise<LiveFigures["ready"]> {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS texts,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY (usage->>'milliseconds')::float8) AS milliseconds
    FROM (${newest(scope, MOST_LIVE_TEXTS)}) AS texts WHERE usage IS NOT NULL`;
  const { texts = 0, milliseconds = null } = readySchema.parse(rows)[0] ?? {};
  return { texts, seconds: milliseconds === null || texts < FEWEST_TEXTS ? null : milliseconds / 1_000 };
}
