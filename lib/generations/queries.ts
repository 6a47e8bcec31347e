import type { Actor } from "#lib/auth/actor";
import { findProjectAccess, isId, projectsOf } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import type { KindName } from "#lib/kinds/registry";
import type { EventType } from "./schema.ts";
import type { GenerationStatus } from "./transitions.ts";

const COLUMNS = {
  id: true,
  projectId: true,
  draftId: true,
  kind: true,
  brief: true,
  sourceIds: true,
  seed: true,
  need: true,
  status: true,
  attempt: true,
  lastEvent: true,
  progress: true,
  usage: true,
  error: true,
  ranWith: true,
  retryOfId: true,
  cancelRequestedAt: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  priority: true,
  workerId: true,
  requestedBy: { select: { id: true, name: true } },
  draft: { select: { title: true, language: true } },
  project: { select: { slug: true, name: true } },
  modelVersion: { select: { id: true, number: true, model: { select: { name: true } } } },
} as const;

export async function findGeneration(db: Db, actor: Actor, id: string) {
  if (!isId(id)) return null;
  const row = await db.generation.findUnique({ where: { id }, select: COLUMNS });
  const access = row && (await findProjectAccess(db, actor, row.projectId));
  return row && access ? { ...row, kind: row.kind as KindName, status: row.status as GenerationStatus, access } : null;
}
export type FoundGeneration = NonNullable<Awaited<ReturnType<typeof findGeneration>>>;

export async function requireGeneration(db: Db, actor: Actor, id: string): Promise<FoundGeneration> {
  const generation = await findGeneration(db, actor, id);
  if (!generation) throw new AppError("not_found", "There is no such generation, or it is not in a project of yours.");
  return generation;
}

export function findByIdempotencyKey(db: Db, requestedById: string | null, idempotencyKey: string) {
  if (!requestedById) return null;
  return db.generation.findUnique({
    where: { requestedById_idempotencyKey: { requestedById, idempotencyKey } },
    select: { id: true, draftId: true, status: true, orderDigest: true },
  });
}

/** The newest generation of a draft, for its screen. */
export async function findLatestGeneration(db: Db, actor: Actor, draftId: string): Promise<FoundGeneration | null> {
  const latest = await db.generation.findFirst({
    where: { draftId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return latest && findGeneration(db, actor, latest.id);
}

/** Running generations that the actor may see, and the waiting ones in the order in which they are taken. */
export async function listActiveGenerations(db: Db, actor: Actor, limit = 100) {
  const rows = await db.generation.findMany({
    where: { status: { in: ["queued", "running"] }, project: projectsOf(actor) },
    orderBy: [{ status: "desc" }, { priority: "desc" }, { fairTag: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    take: limit,
    select: COLUMNS,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as KindName, status: row.status as GenerationStatus }));
}

/** Finished ones, newest first. */
export async function listFinishedGenerations(db: Db, actor: Actor, limit = 50) {
  const rows = await db.generation.findMany({
    where: { finishedAt: { not: null }, project: projectsOf(actor) },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: COLUMNS,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as KindName, status: row.status as GenerationStatus }));
}
export type ListedGeneration = Awaited<ReturnType<typeof listActiveGenerations>>[number];

export type StoredEvent = { number: number; attempt: number; type: EventType; data: unknown; createdAt: Date };

/** Events after `number`, in order, at most `limit`. The caller has checked that the generation may be seen. */
export async function listEventsAfter(db: Db, id: string, number: number, limit = 1_000): Promise<StoredEvent[]> {
  const rows = await db.generationEvent.findMany({
    where: { generationId: id, number: { gt: number } },
    orderBy: { number: "asc" },
    take: limit,
    select: { number: true, attempt: true, type: true, data: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, type: row.type as EventType, data: row.data as unknown }));
}

/** The Markdown that the last attempt wrote, and what it noted on the way. */
export async function readTranscript(db: Db, id: string) {
  const rows = await db.generationEvent.findMany({
    where: { generationId: id, type: { in: ["text", "restarted", "problem"] } },
    orderBy: { number: "asc" },
    select: { type: true, data: true },
  });
  let text = "";
  let problems: { code: string; message: string }[] = [];
  for (const row of rows) {
    if (row.type === "restarted") [text, problems] = ["", []];
    else if (row.type === "text") text += (row.data as { text: string }).text;
    else problems.push(row.data as { code: string; message: string });
  }
  return { text, problems };
}

/** What the draft was last ordered with; null for one that was written by hand. The caller may see the draft. */
export async function findLatestBrief(db: Db, draftId: string): Promise<unknown> {
  const latest = await db.generation.findFirst({
    where: { draftId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { brief: true },
  });
  return latest?.brief ?? null;
}
