import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { TRANSLATE_TEXT } from "#lib/jobs/jobs";
import {
  TRANSLATION_CHANNEL,
  TRANSLATION_LIMITS,
  translationOrderSchema,
  type TranslationError,
  type TranslationOrder,
  type TranslationResult,
} from "./schema.ts";

/** Puts a request where workers look, and wakes them. Everybody who may read may translate: nothing is kept. */
export async function requestTranslation(db: Db, _actor: Actor, order: TranslationOrder): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const expiresAt = new Date(Date.now() + TRANSLATION_LIMITS.waitMs);
    const row = await tx.translationRequest.create({ data: { order, expiresAt }, select: { id: true } });
    await wakeWorkers(tx, TRANSLATE_TEXT);
    return row;
  });
}

/** Nobody waits for it any more: what was asked and answered is removed. */
export async function dropTranslation(db: Db, id: string): Promise<void> {
  await db.translationRequest.deleteMany({ where: { id } });
}

/** What nobody fetched. Safe to run from several workers. */
export async function dropExpiredTranslations(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM translation_requests WHERE ${IS_EXPIRED}`;
}

const IS_EXPIRED = sql`expires_at < now() - interval '10 seconds'`;

/** What `dropExpiredTranslations` removes. */
export const expiredTranslations = sql`SELECT FROM translation_requests WHERE ${IS_EXPIRED}`;

const IS_WAITING = sql`status = 'queued' AND expires_at > now()`;

/** What may be claimed. */
export const waitingTranslations = sql`SELECT FROM translation_requests WHERE ${IS_WAITING}`;

export type TranslationClaim = { id: string; attempt: number; order: TranslationOrder };

const takenSchema = z.array(z.object({ id: z.string(), attempt: z.int(), order: translationOrderSchema }));

/** Takes the oldest that somebody still waits for; of several workers each gets others. */
export async function claimTranslations(db: Db, limit: number): Promise<TranslationClaim[]> {
  const rows = await db.$queryRaw`
    UPDATE translation_requests SET status = 'running', attempt = attempt + 1
    WHERE id IN (
      SELECT id FROM translation_requests WHERE ${IS_WAITING}
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text AS id, attempt, "order"`;
  return takenSchema.parse(rows);
}

/** False when the claim is lost, or nobody waits any more. */
export function completeTranslation(db: Db, claim: TranslationClaim, result: TranslationResult): Promise<boolean> {
  return answer(db, claim, { status: "completed", result });
}

export function failTranslation(db: Db, claim: TranslationClaim, error: TranslationError): Promise<boolean> {
  return answer(db, claim, { status: "failed", error });
}

async function answer(
  db: Db,
  { id, attempt }: TranslationClaim,
  data: { status: "completed"; result: TranslationResult } | { status: "failed"; error: TranslationError },
): Promise<boolean> {
  return transact(db, async (tx) => {
    const { count } = await tx.translationRequest.updateMany({ where: { id, attempt, status: "running" }, data });
    if (count === 0) return false;
    await tx.$executeRaw`SELECT pg_notify(${TRANSLATION_CHANNEL}, ${id})`;
    return true;
  });
}
