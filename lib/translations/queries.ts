import type { Db } from "#lib/db/client";
import {
  translationErrorSchema,
  translationResultSchema,
  type TranslationError,
  type TranslationResult,
} from "./schema.ts";

export type TranslationAnswer = { ok: true; result: TranslationResult } | { ok: false; error: TranslationError };

/** Null while it is not answered yet. */
export async function findTranslationAnswer(db: Db, id: string): Promise<TranslationAnswer | null> {
  const row = await db.translationRequest.findUnique({ where: { id }, select: { result: true, error: true } });
  if (row?.result) return { ok: true, result: translationResultSchema.parse(row.result) };
  return row?.error ? { ok: false, error: translationErrorSchema.parse(row.error) } : null;
}
