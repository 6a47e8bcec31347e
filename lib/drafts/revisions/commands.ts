import { createHash, randomUUID } from "node:crypto";
import type { Db } from "#lib/db/client";
import type { Evidence, Finding } from "#lib/kinds/evidence";
import { requestChecks } from "../checks/commands.ts";
import { statusAfter, statusesBefore } from "../transitions.ts";

export type NewRevision = {
  draftId: string;
  title: string;
  content: unknown;
  evidence: Evidence[];
  findings: Finding[];
  notes: string[];
  author: { type: "person"; userId: string } | { type: "generation"; generationId: string } | { type: "import" };
  restoredFrom?: number;
};

/** What the draft's row must still say for the write to count. */
export type RevisionGuard = { headRevisionId: string | null; activeGenerationId: string | null };

/**
 * Moves the draft's head to a new revision, in the caller's transaction. Null when the guard no longer holds: then
 * nothing was written. The row is updated first, so that of two writers the later sees the change and stops.
 */
export async function appendRevision(
  tx: Db,
  guard: RevisionGuard,
  revision: NewRevision,
): Promise<{ id: string; number: number; digest: string } | null> {
  const id = randomUUID();
  const { count } = await tx.draft.updateMany({
    where: { id: revision.draftId, ...guard, status: { in: statusesBefore("save") } },
    data: { headRevisionId: id, title: revision.title, activeGenerationId: null, status: statusAfter("save") },
  });
  if (count === 0) return null;
  const last = await tx.revision.aggregate({ where: { draftId: revision.draftId }, _max: { number: true } });
  const { author } = revision;
  const made = await tx.revision.create({
    data: {
      id,
      draftId: revision.draftId,
      number: (last._max.number ?? 0) + 1,
      title: revision.title,
      content: revision.content as object,
      evidence: revision.evidence,
      findings: revision.findings,
      notes: revision.notes,
      digest: contentDigest(revision.content),
      parentId: guard.headRevisionId,
      authorType: author.type,
      authorUserId: author.type === "person" ? author.userId : null,
      generationId: author.type === "generation" ? author.generationId : null,
      restoredFrom: revision.restoredFrom ?? null,
    },
    select: { id: true, number: true, digest: true, draft: { select: { projectId: true } } },
  });
  const { draft, ...appended } = made;
  await requestChecks(tx, { id, projectId: draft.projectId });
  return appended;
}

/** SHA-256 of the content as JSON with sorted keys, hex. */
export function contentDigest(content: unknown): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
