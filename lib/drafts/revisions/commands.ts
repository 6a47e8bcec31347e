import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Db } from "#lib/db/client";
import type { Evidence, Finding } from "#lib/kinds/evidence";
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

export type AppendedRevision = { id: string; number: number; digest: string };

const numbersSchema = z.array(z.object({ number: z.int().nullable() }));

/**
 * Moves the draft's head to a new revision and asks for its checks, in the caller's transaction. Null when the guard no
 * longer holds: then nothing was written. One statement (`append_revision`, migration 0013).
 */
export async function appendRevision(
  tx: Db,
  guard: RevisionGuard,
  revision: NewRevision,
): Promise<AppendedRevision | null> {
  const row = rowOf(revision);
  const rows = await tx.$queryRaw`
    SELECT append_revision(${revision.draftId}::uuid, ${guard.headRevisionId}::uuid, ${guard.activeGenerationId}::uuid,
      ${statusesBefore("save")}::text[], ${statusAfter("save")}, ${JSON.stringify(row)}::jsonb) AS number`;
  const number = numbersSchema.parse(rows)[0]?.number ?? null;
  return number === null ? null : { id: row.id, number, digest: row.digest };
}

/** The columns of a new revision that are known before it has a number and a parent. */
export function rowOf({ author, ...revision }: Omit<NewRevision, "draftId">) {
  return {
    id: randomUUID(),
    title: revision.title,
    content: revision.content,
    evidence: revision.evidence,
    findings: revision.findings,
    notes: revision.notes,
    digest: contentDigest(revision.content),
    author_type: author.type,
    author_user_id: author.type === "person" ? author.userId : null,
    generation_id: author.type === "generation" ? author.generationId : null,
    restored_from: revision.restoredFrom ?? null,
  };
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
