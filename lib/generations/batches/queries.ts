import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, isId } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { findingsOf } from "#lib/drafts/present";
import { listDraftsById } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import type { ItemState } from "./schema.ts";

export async function findBatch(db: Db, actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await db.generationBatch.findUnique({
    where: { id },
    select: {
      id: true,
      projectId: true,
      kind: true,
      title: true,
      createdAt: true,
      requestedBy: { select: { name: true } },
      project: { select: { slug: true, name: true } },
    },
  });
  const access = row && (await findProjectAccess(db, actor, row.projectId));
  return row && access ? { ...row, kind: row.kind as KindName, access } : null;
}
export type FoundBatch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

export async function requireBatch(db: Db, actor: Actor, id: string): Promise<FoundBatch> {
  const batch = await findBatch(db, actor, id);
  if (!batch) throw new AppError("not_found", "There is no such batch, or it is not in a project of yours.");
  return batch;
}

/** Each draft of the batch by its newest order, in the order of the table. */
export async function listBatchItems(db: Db, batch: { id: string; access: ProjectAccess }) {
  const rows = await db.generation.findMany({
    where: { batchId: batch.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, draftId: true, status: true, brief: true, seed: true, need: true, error: true },
  });
  const newest = new Map(rows.map((row) => [row.draftId, row]));
  const drafts = await listDraftsById(db, batch.access, [...newest.keys()]);
  return Promise.all(
    drafts.map(async (draft) => {
      const { id, status, brief, seed, need, error } = newest.get(draft.id) as (typeof rows)[number];
      const revision = draft.head && (await findRevision(db, draft, draft.head.id));
      const findings = revision ? findingsOf(draft, revision, brief) : [];
      const errors = findings.filter(({ severity }) => severity === "error").length;
      const isOpen = draft.facts.status === "draft" || draft.facts.status === "changes_requested";
      return {
        draftId: draft.id,
        generationId: id,
        title: draft.title,
        state: stateOf(status, revision !== null, isOpen, errors),
        draftStatus: draft.facts.status,
        isLive: draft.live !== null,
        revisionId: revision?.id ?? null,
        content: revision?.content ?? null,
        markdown: revision ? kindOf(draft.kind).toMarkdown(revision.content) : "",
        findings: {
          errors,
          warnings: findings.filter(({ severity }) => severity === "warning").length,
          first: findings.find(({ severity }) => severity !== "hint")?.message ?? null,
        },
        error: (error as { message?: string } | null)?.message ?? null,
        brief,
        seed,
        need,
      };
    }),
  );
}
export type BatchItem = Awaited<ReturnType<typeof listBatchItems>>[number];

/** Newest first, those of a project that the caller may see. */
export function listBatches(db: Db, access: ProjectAccess, limit = 20) {
  return db.generationBatch.findMany({
    where: { projectId: access.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, title: true, kind: true, createdAt: true, _count: { select: { generations: true } } },
  });
}

/** The batch whose first order had this key. */
export async function findBatchOfKey(db: Db, requestedById: string | null, key: string) {
  const first = await db.generation.findFirst({
    where: { requestedById, idempotencyKey: key, batchId: { not: null } },
    select: {
      batch: {
        select: {
          id: true,
          title: true,
          kind: true,
          generations: { where: { idempotencyKey: { not: null } }, select: { brief: true } },
        },
      },
    },
  });
  const batch = first?.batch;
  return batch
    ? {
        id: batch.id,
        title: batch.title,
        kind: batch.kind,
        briefs: batch.generations.map(({ brief }) => brief as unknown),
      }
    : null;
}

function stateOf(status: string, isWritten: boolean, isOpen: boolean, errors: number): ItemState {
  if (status === "queued" || status === "running") return status;
  if (!isWritten || status === "failed" || status === "cancelled") return "failed";
  if (!isOpen) return "sent";
  return errors > 0 ? "errors" : "clean";
}
