import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId, projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf, type Page, type PageRequest } from "#lib/db/page";
import { sql, type Sql } from "#lib/db/sql";
import { generationErrorSchema, usageSchema } from "#lib/generations/schema";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import type { KindName } from "#lib/kinds/registry";
import { figuresSchema } from "../figures/schema.ts";
import { replaySchema, VERDICTS, type ComparedTask } from "../schema.ts";

/** Whose finished generations: of one version in one task, of all projects and kinds or of one. */
export type ReplayScope = {
  task: ComparedTask;
  championId: string;
  projectId: string | null;
  kind: string | null;
};

const idsSchema = z.array(z.object({ id: z.string() }));

/** Ids of the newest finished generations of the scope that `comparisonId` does not have yet, newest first. */
export async function listReplayable(
  db: Db,
  scope: ReplayScope,
  options: { limit: number; comparisonId?: string; finishedAfter?: Date },
): Promise<string[]> {
  const { projectId, kind } = scope;
  const { limit, comparisonId, finishedAfter } = options;
  const rows = await db.$queryRaw`
    SELECT id::text AS id FROM generations
    WHERE status = 'completed' AND ${madeBy(scope)}
      ${projectId ? sql`AND project_id = ${projectId}::uuid` : sql``}
      ${kind ? sql`AND kind = ${kind}` : sql``}
      ${finishedAfter ? sql`AND finished_at > ${finishedAfter}` : sql``}
      ${comparisonId ? sql`AND NOT EXISTS (SELECT 1 FROM comparison_items WHERE comparison_id = ${comparisonId}::uuid AND generation_id = generations.id)` : sql``}
    ORDER BY finished_at DESC LIMIT ${limit}`;
  return idsSchema.parse(rows).map(({ id }) => id);
}

/** Both ways are indexed with finished_at. */
function madeBy({ task, championId }: ReplayScope): Sql {
  if (task === "summarise") return sql`ran_with->'summariser'->>'id' = ${championId}`;
  const kinds = task === "translate" ? sql`kind = 'translation'` : sql`kind <> 'translation'`;
  return sql`model_version_id = ${championId}::uuid AND ${kinds}`;
}

const LISTED = {
  id: true,
  status: true,
  verdict: true,
  verdictNote: true,
  judgedById: true,
  judgedAt: true,
  error: true,
  finishedAt: true,
  generation: {
    select: {
      id: true,
      draftId: true,
      kind: true,
      brief: true,
      sourceIds: true,
      draft: { select: { title: true, language: true } },
      project: { select: { name: true, slug: true, forbiddenWords: true } },
    },
  },
} as const;

/** Texts of a comparison in the order in which they are run, of projects that the actor may read. */
export async function listItems(db: Db, actor: Actor, comparisonId: string, page: PageRequest) {
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await readRows(db, actor, comparisonId, { ...page, cursor });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: await withAbout(db, items), nextCursor } satisfies Page<ListedItem>;
}
export type ListedItem = Awaited<ReturnType<typeof withAbout>>[number];

/** One text with what both wrote; null when there is none, or it is in a project that the actor may not read. */
export async function findItem(db: Db, actor: Actor, comparisonId: string, id: string) {
  if (!isId(id) || !isId(comparisonId)) return null;
  const row = await db.comparisonItem.findFirst({
    where: { id, comparisonId, generation: { project: projectsOf(actor) } },
    select: { ...LISTED, result: true, figures: true },
  });
  const [listed] = row ? await withAbout(db, [row]) : [];
  if (!row || !listed) return null;
  const { generation } = row;
  const [written, ran] = [
    await db.revision.findFirst({
      where: { draftId: generation.draftId, generationId: generation.id },
      select: { title: true, content: true, evidence: true, findings: true, notes: true },
    }),
    await db.generation.findUniqueOrThrow({ where: { id: generation.id }, select: { usage: true } }),
  ];
  const judge = row.judgedById
    ? await db.user.findUnique({ where: { id: row.judgedById }, select: { name: true } })
    : null;
  return {
    ...listed,
    judgedBy: judge?.name ?? null,
    language: generation.draft.language,
    figures: figuresSchema.nullable().parse(row.figures),
    challenger: replaySchema.nullable().parse(row.result),
    champion: written && {
      ...written,
      content: written.content as unknown,
      evidence: z.array(evidenceSchema).parse(written.evidence),
      findings: z.array(findingSchema).parse(written.findings),
      usage: usageSchema.parse(ran.usage),
    },
  };
}
export type FoundItem = NonNullable<Awaited<ReturnType<typeof findItem>>>;

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(db: Db, actor: Actor, comparisonId: string, page: PageRequest) {
  return db.comparisonItem.findMany({
    where: { comparisonId, generation: { project: projectsOf(actor) } },
    select: LISTED,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...pageArguments(page),
  });
}

const aboutSchema = z.object({
  topic: z.string().optional(),
  name: z.string().optional(),
  theme: z.string().optional(),
  draftId: z.string().optional(),
  sourceId: z.string().optional(),
});

/** What each text is about, by its order alone: the title of the draft is the champion's word already. */
async function withAbout(db: Db, rows: Row[]) {
  const briefs = rows.map(({ generation }) => aboutSchema.safeParse(generation.brief).data ?? {});
  const firstSource = (row: Row, index: number) => briefs[index]?.sourceId ?? row.generation.sourceIds[0];
  const sources = await db.source.findMany({
    where: { id: { in: rows.flatMap((row, index) => firstSource(row, index) ?? []) } },
    select: { id: true, title: true },
  });
  const drafts = await db.draft.findMany({
    where: { id: { in: briefs.flatMap(({ draftId }) => draftId ?? []) } },
    select: { id: true, title: true },
  });
  const titles = new Map([...sources, ...drafts].map(({ id, title }) => [id, title]));
  return rows.map(({ generation, verdict, error, ...row }, index) => {
    const { topic, name, theme, draftId } = briefs[index] ?? {};
    const source = firstSource({ generation, verdict, error, ...row }, index);
    return {
      ...row,
      verdict: z.enum(VERDICTS).nullable().parse(verdict),
      error: error === null ? null : generationErrorSchema.parse(error),
      kind: generation.kind as KindName,
      project: { name: generation.project.name, slug: generation.project.slug },
      draftId: generation.draftId,
      draftTitle: generation.draft.title,
      about: topic ?? name ?? theme ?? titles.get(draftId ?? "") ?? titles.get(source ?? "") ?? null,
    };
  });
}
