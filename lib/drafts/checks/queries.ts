import { z } from "zod";
import type { Db } from "#lib/db/client";
import { evidenceSchema, type Evidence } from "#lib/kinds/evidence";
import type { KindName } from "#lib/kinds/registry";
import { CHECK_KINDS, checkScoresSchema, type Check } from "./schema.ts";

/** A revision that is still its draft's newest, as the check reads it; null when it was superseded. */
export async function findRevisionToCheck(db: Db, revisionId: string) {
  const row = await db.revision.findFirst({
    where: { id: revisionId, headOf: { isNot: null } },
    select: {
      content: true,
      evidence: true,
      draft: { select: { id: true, projectId: true, kind: true, language: true } },
    },
  });
  if (!row) return null;
  const { id: draftId, projectId, kind, language } = row.draft;
  const evidence = z.array(evidenceSchema).parse(row.evidence);
  return { draftId, projectId, kind: kind as KindName, language, content: row.content as unknown, evidence };
}
export type RevisionToCheck = NonNullable<Awaited<ReturnType<typeof findRevisionToCheck>>>;

/** The language of what a translation was made from, by the first of its segments; null where that is gone. */
export async function findOriginalLanguage(db: Db, evidence: readonly Evidence[]): Promise<string | null> {
  const [first] = evidence;
  if (first?.revisionId) {
    const revision = await db.revision.findUnique({
      where: { id: first.revisionId },
      select: { draft: { select: { language: true } } },
    });
    return revision?.draft.language ?? null;
  }
  if (!first?.sourceId) return null;
  const source = await db.source.findUnique({ where: { id: first.sourceId }, select: { language: true } });
  return source?.language ?? null;
}

/** Newest first. */
export async function listChecks(db: Db, revisionId: string): Promise<Check[]> {
  const rows = await db.revisionCheck.findMany({
    where: { revisionId },
    select: {
      kind: true,
      claim: true,
      label: true,
      scores: true,
      version: { select: { number: true, model: { select: { name: true } } } },
    },
    orderBy: [{ createdAt: "desc" }, { claim: "asc" }],
  });
  return rows.map(({ kind, scores, version, ...row }) => ({
    ...row,
    kind: z.enum(CHECK_KINDS).parse(kind),
    scores: checkScoresSchema.parse(scores),
    version: { name: version.model.name, number: version.number },
  }));
}

/** Longer than this after a revision was made no check of it is waited for. */
const PATIENCE_MS = 60_000;

/** Whether a check of a revision that has none may still be on its way. */
export async function isCheckDue(db: Db, revision: { projectId: string; createdAt: Date }): Promise<boolean> {
  if (Date.now() - revision.createdAt.getTime() > PATIENCE_MS) return false;
  return hasChecker(db, revision.projectId);
}

/** Whether a model that checks drafts serves this project. */
export async function hasChecker(db: Db, projectId: string): Promise<boolean> {
  const rows = await db.$queryRaw`SELECT has_checker(${projectId}::uuid) AS found`;
  return z.array(z.object({ found: z.boolean() })).parse(rows)[0]?.found ?? false;
}
