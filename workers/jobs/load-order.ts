import { z } from "zod";
import type { Db } from "#lib/db/client";
import { systemActor } from "#lib/auth/actor";
import { requireDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { findOrder } from "#lib/generations/orders/queries";
import type { StoredOrder } from "#lib/generations/orders/queries";
import { kindOf } from "#lib/kinds/registry";
import { listPipelineSources } from "#lib/sources/queries";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { PipelineDocument, PipelineSource } from "../pipelines/pipeline.ts";

export type LoadedOrder = {
  order: StoredOrder;
  brief: unknown;
  sources: PipelineSource[];
  document: PipelineDocument | null;
};

const documentBriefSchema = z.object({ draftId: z.uuid().optional(), sourceId: z.uuid().optional() });

/** An order with its sources as they are stored: which of their vectors count is known once an embedder is chosen. */
export type ReadOrder = Omit<LoadedOrder, "sources"> & { rows: Awaited<ReturnType<typeof listPipelineSources>> };

/** All that a pipeline reads. */
export async function loadOrder(
  db: Db,
  generationId: string,
  embedderId: string | null,
  revisionId: string | null = null,
): Promise<LoadedOrder> {
  return withVectorsOf(await readOrder(db, generationId, revisionId), embedderId);
}

/** `revisionId`: of a draft that is translated, the revision to read in place of its newest. */
export async function readOrder(db: Db, generationId: string, revisionId: string | null = null): Promise<ReadOrder> {
  const order = await findOrder(db, generationId);
  const brief = kindOf(order.kind).briefSchema.parse(order.brief);
  const [rows, document] = await Promise.all([
    listPipelineSources(db, order.projectId, order.sourceIds),
    kindOf(order.kind).sources === "document" ? loadDocument(db, order, brief, revisionId) : null,
  ]);
  return { order, brief, rows, document };
}

/** Vectors that another embedder made are left out: they cannot be compared. */
export function withVectorsOf({ rows, ...read }: ReadOrder, embedderId: string | null): LoadedOrder {
  const sources = rows.map((row) => ({
    id: row.id,
    title: row.title,
    language: row.language ?? "und",
    text: row.text ?? "",
    passages: row.passages.map(({ start, end, vector, modelVersionId }) => ({
      start,
      end,
      vector: vector && modelVersionId === embedderId ? vectorOf(vector) : null,
    })),
  }));
  return { ...read, sources };
}

async function loadDocument(
  db: Db,
  order: StoredOrder,
  brief: unknown,
  revisionId: string | null,
): Promise<PipelineDocument> {
  const { draftId, sourceId } = documentBriefSchema.parse(brief);
  if (draftId) return loadDraft(db, draftId, revisionId);
  const id = sourceId ?? order.sourceIds[0];
  const [source] = id ? await listPipelineSources(db, order.projectId, [id]) : [];
  if (!source) throw new PipelineError("no-sources", "The text to translate is no longer there. Choose another one.");
  return {
    sourceId: source.id,
    revisionId: null,
    title: source.title,
    language: source.language ?? "und",
    markdown: source.text ?? "",
  };
}

async function loadDraft(db: Db, draftId: string, revisionId: string | null): Promise<PipelineDocument> {
  const draft = await requireDraft(db, systemActor("worker"), draftId);
  const wanted = revisionId ?? draft.head?.id;
  const revision = wanted ? await findRevision(db, draft, wanted) : null;
  if (!revision) throw new PipelineError("no-sources", "The draft to translate has no text yet.");
  const { contentSchema, toMarkdown } = kindOf(draft.kind);
  return {
    sourceId: null,
    revisionId: revision.id,
    title: revisionId ? revision.title : draft.title,
    language: draft.language,
    markdown: toMarkdown(contentSchema.parse(revision.content)),
  };
}

/** Float32, little-endian, as completeImport stored it. */
function vectorOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
