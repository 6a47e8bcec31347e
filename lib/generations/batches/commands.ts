/**
 * Batches: many orders of one kind at once, such as a table of products. They wait behind what a person waits for,
 * and are accepted, tried again or stopped together.
 */
import { randomInt } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility, requireProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { contentDigest } from "#lib/drafts/revisions/commands";
import { kindOf } from "#lib/kinds/registry";
import { submitDraft } from "#lib/reviews/commands";
import { cancelGeneration, requestGeneration } from "../commands.ts";
import { keptIn } from "../needs/schema.ts";
import { findBatchOfKey, listBatchItems, requireBatch, type BatchItem } from "./queries.ts";
import type { NewBatch } from "./schema.ts";

/**
 * All orders or none. The same idempotency key gives the first batch; with other orders it is refused. Throws
 * invalid_input with the path of the first brief that does not fit its kind.
 */
export async function createBatch(
  db: Db,
  actor: Actor,
  projectId: string,
  batch: NewBatch,
  idempotencyKey: string | null = null,
) {
  const { kind, title, language, items, seed = randomInt(1_000_000_000) } = batch;
  await requireProjectAccess(db, actor, projectId, "generation.request");
  const known = idempotencyKey && (await findBatchOfKey(db, userIdOf(actor), keyOf(idempotencyKey, 0)));
  if (known) return isSame(known, batch) ? done({ id: known.id }) : refuse("idempotency-key-reused");
  return transact(db, async (tx) => {
    const { id } = await tx.generationBatch.create({
      data: { projectId, kind, title, requestedById: userIdOf(actor) },
      select: { id: true },
    });
    for (const [index, brief] of items.entries()) {
      const order = {
        kind,
        brief,
        sourceIds: [],
        seed: seed + index,
        urgency: "bulk" as const,
        ...(language && { language }),
      };
      const key = idempotencyKey && keyOf(idempotencyKey, index);
      const outcome = await requestGeneration(tx, actor, projectId, order, key, { batchId: id });
      // The transaction ends with the throw: of a batch all is ordered, or nothing.
      if (!outcome.ok) throw new BatchRefused(outcome.reason);
    }
    return done({ id });
  }).catch((error: unknown) => {
    if (error instanceof BatchRefused) return refuse(error.reason);
    throw error;
  });
}

/** Sends what is written and has no error to review. `left`: what was not sent, and why. */
export async function acceptClean(db: Db, actor: Actor, id: string) {
  const batch = await requireBatch(db, actor, id);
  requireAbility(batch.access, "draft.submit");
  const left: { title: string; why: LeftWhy }[] = [];
  let submitted = 0;
  for (const item of await listBatchItems(db, batch)) {
    const why = whyNot(item);
    if (why || !item.revisionId) {
      left.push({ title: item.title, why: why ?? "not-written" });
      continue;
    }
    const outcome = await submitDraft(db, actor, { draftId: item.draftId, revisionId: item.revisionId, note: "" });
    if (outcome.ok) submitted += 1;
    else left.push({ title: item.title, why: outcome.reason });
  }
  return done({ submitted, left });
}

/** Orders again what failed or was stopped, as part of the same batch. */
export async function retryFailed(db: Db, actor: Actor, id: string) {
  const batch = await requireBatch(db, actor, id);
  requireAbility(batch.access, "generation.request");
  const failed = (await listBatchItems(db, batch)).filter(({ state }) => state === "failed");
  for (const { generationId, brief, draftId, seed, need } of failed)
    await requestGeneration(
      db,
      actor,
      batch.projectId,
      { kind: batch.kind, brief, sourceIds: [], draftId, seed, urgency: "bulk" },
      null,
      { batchId: id, kept: keptIn(need), retryOfId: generationId },
    );
  return done({ retried: failed.length });
}

/** Stops what waits or runs; what is written stays. */
export async function cancelRest(db: Db, actor: Actor, id: string) {
  const batch = await requireBatch(db, actor, id);
  requireAbility(batch.access, "generation.request");
  let stopped = 0;
  for (const { state, generationId } of await listBatchItems(db, batch)) {
    if (state !== "queued" && state !== "running") continue;
    if ((await cancelGeneration(db, actor, generationId)).ok) stopped += 1;
  }
  return done({ stopped });
}

type LeftWhy =
  "not-written" | "errors" | "sent" | Extract<Awaited<ReturnType<typeof submitDraft>>, { ok: false }>["reason"];

function whyNot({ state }: BatchItem): LeftWhy | null {
  if (state === "clean") return null;
  return state === "errors" || state === "sent" ? state : "not-written";
}

type Reason = Extract<Awaited<ReturnType<typeof requestGeneration>>, { ok: false }>["reason"];

class BatchRefused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

const keyOf = (key: string, index: number): string => `${key}#${index}`;

function isSame(known: { title: string; kind: string; briefs: unknown[] }, { kind, title, items }: NewBatch): boolean {
  const digests = (briefs: unknown[]) => briefs.map(contentDigest).toSorted().join();
  const asked = items.map((item) => kindOf(kind).briefSchema.safeParse(item).data ?? null);
  return known.title === title && known.kind === kind && digests(known.briefs) === digests(asked);
}
