/**
 * Sources: what claims rest on. The original bytes are kept in the store under their digest; the text that evidence
 * points into is extracted once by a worker and never changes after that.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility, requireProjectAccess } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { NO_JSON, sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { enqueue } from "#lib/jobs/enqueue";
import type { Store } from "#lib/storage/store";
import { requireSource } from "./queries.ts";
import { MAX_SOURCE_BYTES } from "./schema.ts";
import type { Dropped, MediaType, SourceError } from "./schema.ts";

export type NewSource = { title: string; fileName: string | null; mediaType: MediaType; bytes: Uint8Array };

/** Keeps the original and queues its import. Throws too_large beyond 10 MB, invalid_input for an empty file. */
export async function addSource(db: Db, store: Store, actor: Actor, projectId: string, source: NewSource) {
  await requireProjectAccess(db, actor, projectId, "source.add");
  if (source.bytes.byteLength > MAX_SOURCE_BYTES)
    throw new AppError("too_large", "A source may have 10 MB at most. Nothing was saved: split it and add the parts.");
  if (source.bytes.byteLength === 0)
    throw new AppError("invalid_input", "This source is empty.", [{ path: "text", message: "This source is empty." }]);
  const stored = await store.put([source.bytes], { maxBytes: MAX_SOURCE_BYTES });
  return transact(db, async (tx) => {
    const row = await tx.source.create({
      data: {
        projectId,
        title: source.title,
        fileName: source.fileName,
        mediaType: source.mediaType,
        digest: stored.digest,
        bytes: source.bytes.byteLength,
        createdById: userIdOf(actor),
      },
      select: { id: true, status: true },
    });
    await enqueue(tx, "index-source", { sourceId: row.id }, { priority: 20 });
    await recordEvent(tx, actor, { type: "source.added", projectId, subject: ["source", row.id] });
    return row;
  });
}

/** Refused while a draft rests on it: evidence would point at nothing. */
export async function removeSource(db: Db, actor: Actor, id: string) {
  const source = await requireSource(db, actor, id);
  requireAbility(source.access, "source.add");
  return transact(db, async (tx) => {
    const { count } = await tx.source.deleteMany({ where: { id, drafts: { none: {} } } });
    if (count === 0) return refuse("in-use");
    await recordEvent(tx, actor, { type: "source.removed", projectId: source.projectId, subject: ["source", id] });
    return done({ id });
  });
}

export type ImportedSource = {
  text: string;
  language: string;
  dropped: Dropped[];
  passages: { start: number; end: number; heading: string | null; vector: Uint8Array | null }[];
  modelVersionId: string | null;
};

/** The worker's result. False when the source is no longer being imported: then nothing is written. */
export async function completeImport(db: Db, id: string, imported: ImportedSource): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.source.updateMany({
      where: { id, status: "importing" },
      data: {
        status: "ready",
        text: imported.text,
        characters: imported.text.length,
        language: imported.language,
        dropped: imported.dropped,
      },
    });
    if (count === 0) return false;
    await tx.passage.deleteMany({ where: { sourceId: id } });
    await tx.passage.createMany({
      data: imported.passages.map(({ vector, ...passage }, position) => ({
        ...passage,
        sourceId: id,
        position,
        vector: vector && Uint8Array.from(vector),
        modelVersionId: vector && imported.modelVersionId,
      })),
    });
    return true;
  });
}

export async function failImport(db: Db, id: string, error: SourceError): Promise<boolean> {
  const { count } = await db.source.updateMany({
    where: { id, status: "importing" },
    data: { status: "failed", error },
  });
  return count === 1;
}

/** So often may an import have begun; a worker that drains counts too. */
const MAX_ATTEMPTS = 5;

/** Begins an import. False when there is nothing to import, or when it has ended its worker too often: then it failed. */
export async function claimImport(db: Db, id: string): Promise<boolean> {
  const [claimed] = await db.source.updateManyAndReturn({
    where: { id, status: "importing" },
    data: { attempt: { increment: 1 } },
    select: { attempt: true },
  });
  if (!claimed) return false;
  if (claimed.attempt <= MAX_ATTEMPTS) return true;
  await failImport(db, id, {
    code: "crashed-repeatedly",
    message: `Reading this source was begun ${MAX_ATTEMPTS} times and never came to an end.`,
    help: "Look at the file: save it anew or as plain text, and add it again.",
  });
  return false;
}

/** Says that the import goes on, so that nobody takes it for lost. */
export async function holdImport(db: Db, id: string): Promise<void> {
  await db.source.updateMany({ where: { id, status: "importing" }, data: { updatedAt: new Date() } });
}

/** A failed import once more, from the bytes that were kept. */
export async function importAgain(db: Db, actor: Actor, id: string) {
  const source = await requireSource(db, actor, id);
  requireAbility(source.access, "source.add");
  return transact(db, async (tx) => {
    const { count } = await tx.source.updateMany({
      where: { id, status: "failed" },
      data: { status: "importing", attempt: 0, error: NO_JSON, dismissedAt: null },
    });
    if (count === 0) return refuse("still-running");
    await enqueue(tx, "index-source", { sourceId: id }, { priority: 20 });
    return done({ id });
  });
}

const IS_STUCK = sql`status = 'importing' AND updated_at < now() - interval '2 minutes'`;

/** Imports whose job was lost with its worker are queued again; safe to run from several workers. */
export async function requeueImports(db: Db): Promise<number> {
  return transact(db, async (tx) => {
    const stuck = await tx.$queryRaw<{ id: string }[]>`
      UPDATE sources SET updated_at = now() WHERE ${IS_STUCK} RETURNING id::text AS id`;
    for (const { id } of stuck) await enqueue(tx, "index-source", { sourceId: id }, { priority: 20 });
    return stuck.length;
  });
}

/** What `requeueImports` queues again. */
export const stuckImports = sql`SELECT FROM sources WHERE ${IS_STUCK}`;
