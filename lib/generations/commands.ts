/**
 * Generations: an order to write, from the request to its end. The row holds the state, the queue wakes a worker,
 * and `attempt` fences each write of a worker that may have lost its claim (attempts/).
 */
import { createHash, randomInt } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility, requireProjectAccess } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { GENERATE_DRAFT } from "#lib/jobs/jobs";
import { statusesBefore as draftStatusesBefore } from "#lib/drafts/transitions";
import { kindOf } from "#lib/kinds/registry";
import { keepSheet } from "#lib/sources/sheets/commands";
import { CANCEL_CHANNEL, recordGenerationEvent } from "./events.ts";
import { checkOrder } from "./orders/queries.ts";
import type { CheckedOrder } from "./orders/queries.ts";
import { keepIn, keptIn } from "./needs/schema.ts";
import { hasMaximumWaiting, nextFairTag } from "./claims/queries.ts";
import { findByIdempotencyKey, findLatestGeneration, requireGeneration } from "./queries.ts";
import { PRIORITIES } from "./schema.ts";
import type { Order } from "./schema.ts";
import { isFinished, mayFollow } from "./transitions.ts";

export type OrderedFrom = {
  /** One of many. */
  batchId?: string | null;
  /** Versions that it goes on with while they are ready. */
  kept?: string[];
  /** The generation that a person tries again. */
  retryOfId?: string | null;
};

/**
 * Orders a draft. The generation, the draft that it writes into and the job commit together. The same idempotency
 * key with the same order returns the first generation; with another order it is refused.
 */
export async function requestGeneration(
  db: Db,
  actor: Actor,
  projectId: string,
  order: Order,
  idempotencyKey: string | null = null,
  { batchId = null, kept = [], retryOfId = null }: OrderedFrom = {},
) {
  const access = await requireProjectAccess(db, actor, projectId, "generation.request");
  const orderDigest = digestOf(projectId, order);
  const requestedById = userIdOf(actor);
  const first = idempotencyKey && (await findByIdempotencyKey(db, requestedById, idempotencyKey));
  if (first) return first.orderDigest === orderDigest ? done(first) : refuse("idempotency-key-reused");
  const checked = await checkOrder(db, access, order);
  if (!checked.ok) return checked;

  if (requestedById && (await hasMaximumWaiting(db, requestedById))) return refuse("too-many-waiting");

  const created = await transact(db, async (tx) => {
    const draftId = order.draftId ?? (await createDraftFor(tx, actor, projectId, checked.value));
    const sourceIds = await keepSources(tx, actor, projectId, order, checked.value);
    const priority = PRIORITIES[order.urgency ?? "normal"];
    const inserted = await tx.generation.createManyAndReturn({
      data: {
        projectId,
        draftId,
        kind: order.kind,
        brief: checked.value.brief as object,
        sourceIds,
        seed: order.seed ?? randomInt(2_147_483_647),
        wantedVersionId: order.modelVersionId ?? null,
        need: keepIn(checked.value.need, kept),
        priority,
        fairTag: await nextFairTag(tx, projectId, requestedById, priority),
        idempotencyKey,
        orderDigest,
        requestedById,
        batchId,
        retryOfId,
      },
      select: { id: true, draftId: true, status: true },
      skipDuplicates: true,
    });
    const generation = inserted[0];
    if (!generation) throw new RolledBack("already-being-written");
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, activeGenerationId: null, status: { in: draftStatusesBefore("save") } },
      data: { activeGenerationId: generation.id },
    });
    if (count === 0) throw new RolledBack("already-being-written");
    await tx.draftSource.createMany({
      data: sourceIds.map((sourceId) => ({ draftId, sourceId })),
      skipDuplicates: true,
    });
    await startGeneration(tx, actor, projectId, generation.id);
    return generation;
  }).catch((error: unknown) => {
    if (error instanceof RolledBack) return null;
    throw error;
  });
  if (created) return done({ ...created, orderDigest });

  // Of requests with one key that came together, one won; the others find what it made.
  const winner = idempotencyKey && (await findByIdempotencyKey(db, requestedById, idempotencyKey));
  if (winner) return winner.orderDigest === orderDigest ? done(winner) : refuse("idempotency-key-reused");
  return refuse("already-being-written");
}

/** Asks for an end. A waiting generation ends at once, a running one as soon as its worker sees it. */
export async function cancelGeneration(db: Db, actor: Actor, id: string) {
  const generation = await requireGeneration(db, actor, id);
  requireAbility(generation.access, "generation.request");
  if (isFinished(generation.status)) return refuse("already-finished");
  return transact(db, async (tx) => {
    await recordEvent(tx, actor, {
      type: "generation.cancelled",
      projectId: generation.projectId,
      subject: ["generation", id],
    });
    const waiting = await tx.generation.updateMany({
      where: { id, status: "queued" },
      data: { status: "cancelled", cancelRequestedAt: new Date(), finishedAt: new Date() },
    });
    if (waiting.count === 1) {
      await freeDraft(tx, generation.draftId, id);
      await recordGenerationEvent(tx, {
        generationId: id,
        attempt: generation.attempt,
        type: "done",
        data: { status: "cancelled", revisionId: null },
      });
      return done({ id, status: "cancelled" as const });
    }
    const running = await tx.generation.updateMany({
      where: { id, status: "running" },
      data: { cancelRequestedAt: new Date() },
    });
    if (running.count === 0) return refuse("already-finished");
    await tx.$executeRaw`SELECT pg_notify(${CANCEL_CHANNEL}, ${id})`;
    return done({ id, status: "running" as const });
  });
}

/** The same order once more, as a new generation into the same draft, on the version that it had begun with. */
export async function retryGeneration(db: Db, actor: Actor, id: string, options: { modelVersionId?: string } = {}) {
  const generation = await requireGeneration(db, actor, id);
  if (!mayFollow(generation.status, "retry"))
    return refuse(isFinished(generation.status) ? "already-finished" : "still-running");
  const { kind, brief, sourceIds, draftId, seed, projectId, need } = generation;
  const order = { kind, brief, sourceIds, draftId, seed, modelVersionId: options.modelVersionId };
  const kept = options.modelVersionId === undefined ? keptIn(need) : [];
  return requestGeneration(db, actor, projectId, order, null, { kept, retryOfId: id });
}

/** The newest order of a draft once more, with another seed: a new revision on top, the old ones stay. */
export async function repeatGeneration(db: Db, actor: Actor, draftId: string) {
  const latest = await findLatestGeneration(db, actor, draftId);
  if (!latest) throw new AppError("not_found", "This draft was not written from an order.");
  const { id, kind, brief, sourceIds, projectId } = latest;
  return requestGeneration(db, actor, projectId, { kind, brief, sourceIds, draftId }, null, { retryOfId: id });
}

export async function startGeneration(tx: Db, actor: Actor, projectId: string, id: string): Promise<void> {
  await recordGenerationEvent(tx, {
    generationId: id,
    attempt: 0,
    type: "status",
    data: { status: "queued", attempt: 0 },
  });
  await wakeWorkers(tx, GENERATE_DRAFT);
  await recordEvent(tx, actor, { type: "generation.requested", projectId, subject: ["generation", id] });
}

/** Lets people write into the draft again. */
export async function freeDraft(tx: Db, draftId: string, generationId: string): Promise<void> {
  await tx.draft.updateMany({
    where: { id: draftId, activeGenerationId: generationId },
    data: { activeGenerationId: null },
  });
}

class RolledBack extends Error {}

/** The chosen sources; for a kind whose brief is its source, the sheet that is made of it. */
async function keepSources(
  tx: Db,
  actor: Actor,
  projectId: string,
  order: Order,
  { brief, language }: CheckedOrder,
): Promise<string[]> {
  const sheet = kindOf(order.kind).sheet?.of(brief);
  return sheet ? [(await keepSheet(tx, actor, projectId, { ...sheet, language })).id] : order.sourceIds;
}

async function createDraftFor(tx: Db, actor: Actor, projectId: string, order: CheckedOrder): Promise<string> {
  const draft = await tx.draft.create({
    data: {
      projectId,
      kind: order.kind,
      title: order.title,
      language: order.language,
      translationOfId: order.translationOfId,
      createdById: userIdOf(actor),
    },
    select: { id: true },
  });
  return draft.id;
}

function digestOf(projectId: string, order: Order): string {
  return createHash("sha256")
    .update(JSON.stringify([projectId, order]))
    .digest("hex");
}
