import { z } from "zod";
import type { Db } from "#lib/db/client";
import { pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { isCheckDue, listChecks } from "../checks/queries.ts";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import type { Evidence, Finding } from "#lib/kinds/evidence";
import { kindOf } from "#lib/kinds/registry";
import { findingsOf, isBlocked } from "../present.ts";
import type { FoundDraft } from "../queries.ts";

/** Revisions are reached through a draft that the caller may see. */
type SeenDraft = { id: string; access: unknown };

const COLUMNS = {
  id: true,
  number: true,
  title: true,
  digest: true,
  authorType: true,
  restoredFrom: true,
  createdAt: true,
  author: { select: { id: true, name: true } },
  generation: {
    select: { id: true, modelVersion: { select: { id: true, number: true, model: { select: { name: true } } } } },
  },
} as const;

export async function findRevision(db: Db, draft: SeenDraft, which: string | number) {
  const row = await db.revision.findFirst({
    where: { draftId: draft.id, ...(typeof which === "number" ? { number: which } : { id: which }) },
    select: {
      ...COLUMNS,
      content: true,
      evidence: true,
      findings: true,
      notes: true,
      parentId: true,
      draft: { select: { projectId: true } },
    },
  });
  if (!row) return null;
  const evidence: Evidence[] = z.array(evidenceSchema).parse(row.evidence);
  const findings: Finding[] = z.array(findingSchema).parse(row.findings);
  const { draft: of, ...revision } = row;
  const checks = await listChecks(db, row.id);
  const checking = checks.length === 0 && (await isCheckDue(db, { ...row, projectId: of.projectId }));
  return { ...revision, content: row.content as unknown, evidence, findings, checks, checking };
}
export type FoundRevision = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/** Whether its kind lets it go nowhere before its errors are mended. The revision never changes, so the answer holds. */
export async function hasBlockingErrors(db: Db, draft: FoundDraft, revisionId: string): Promise<boolean> {
  if (!kindOf(draft.kind).clean) return false;
  const revision = await findRevision(db, draft, revisionId);
  return revision !== null && isBlocked(draft, findingsOf(draft, revision, null));
}

/** Newest first. */
export async function listRevisions(db: Db, draft: SeenDraft, page: PageRequest) {
  const rows = await db.revision.findMany({
    where: { draftId: draft.id, ...(page.cursor && { number: { lt: Number(page.cursor) || 0 } }) },
    orderBy: { number: "desc" },
    take: page.limit + 1,
    select: COLUMNS,
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items, nextCursor: nextCursor && String(items.at(-1)?.number) } satisfies Page<(typeof rows)[number]>;
}
export type ListedRevision = Awaited<ReturnType<typeof listRevisions>>["items"][number];

/** Runs of one author after a revision that are looked at; older ones are left out. */
const MOST_RUNS = 12;

/** Who wrote after a revision: the last revision of each run of one author, oldest first. */
export async function listAuthorsAfter(db: Db, draft: SeenDraft, number: number): Promise<{ id: string }[]> {
  const rows = await db.revision.findMany({
    where: { draftId: draft.id, number: { gt: number } },
    orderBy: { number: "desc" },
    take: 500,
    select: { id: true, authorUserId: true, generationId: true },
  });
  const ends = rows.filter(({ authorUserId, generationId }, index) => {
    const later = rows[index - 1];
    return later?.authorUserId !== authorUserId || later.generationId !== generationId;
  });
  return ends.slice(0, MOST_RUNS).reverse();
}
