/**
 * A generation's history, which is also its stream: numbered from 1 without gaps, append-only. One statement and
 * one NOTIFY for each flush, however many generations and tokens it holds.
 */
import { z } from "zod";
import type { Db } from "#lib/db/client";
import type { EventType, GenerationEventData } from "./schema.ts";

/** NOTIFY channel; the payload is JSON: [[generationId, lastNumber], …]. */
export const GENERATION_CHANNEL = "copydesk_generations";

/** NOTIFY channel; the payload is a generation's id: look at its cancel column. */
export const CANCEL_CHANNEL = "copydesk_cancels";

export type PendingEvent = {
  [Type in EventType]: { generationId: string; attempt: number; type: Type; data: GenerationEventData<Type> };
}[EventType];

const appendedSchema = z.array(z.object({ id: z.string(), attempt: z.int() }));

/**
 * Appends in the order given, for attempts that still hold their claim. Answers with those that do; what is
 * missing from the answer has lost it: abort, and write nothing more. `flush` goes up from call to call and is the
 * same when a call is made again because its answer was lost: an attempt that has stored it already stores nothing.
 */
export async function appendEvents(
  db: Db,
  events: PendingEvent[],
  flush: number,
): Promise<{ id: string; attempt: number }[]> {
  if (events.length === 0) return [];
  const ordinals = new Map<string, number>();
  const rows = events.map(({ generationId, attempt, type, data }) => {
    const key = `${generationId}/${attempt}`;
    const ordinal = (ordinals.get(key) ?? 0) + 1;
    ordinals.set(key, ordinal);
    return { id: generationId, attempt, ordinal, type, data };
  });
  const appended = await db.$queryRaw`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS event(id uuid, attempt int, ordinal int, type text, data jsonb)
    ), counted AS (
      SELECT id, attempt, max(ordinal) AS size,
        (array_agg(data ORDER BY ordinal DESC) FILTER (WHERE type = 'step'))[1] AS step
      FROM incoming GROUP BY id, attempt
    ), stored AS (
      SELECT generations.id, generations.attempt FROM generations JOIN counted USING (id, attempt)
      WHERE generations.status = 'running' AND generations.last_flush >= ${flush}
    ), raised AS (
      UPDATE generations SET last_event = last_event + counted.size, progress = coalesce(counted.step, progress),
        last_flush = ${flush}
      FROM counted
      WHERE generations.id = counted.id AND generations.attempt = counted.attempt AND generations.status = 'running'
        AND generations.last_flush < ${flush}
      RETURNING generations.id, generations.attempt, generations.last_event AS last, generations.last_event - counted.size AS base
    ), inserted AS (
      INSERT INTO generation_events (generation_id, number, attempt, type, data)
      SELECT id, raised.base + ordinal, attempt, type, data FROM incoming JOIN raised USING (id, attempt)
    ), notified AS (
      SELECT pg_notify(${GENERATION_CHANNEL}, jsonb_agg(jsonb_build_array(id, last))::text) FROM raised HAVING count(*) > 0
    )
    SELECT raised.id::text AS id, raised.attempt FROM raised LEFT JOIN notified ON true
    UNION ALL SELECT stored.id::text, stored.attempt FROM stored`;
  return appendedSchema.parse(appended);
}

/** One event outside a claim, in the transaction of the change that it tells. */
export async function recordGenerationEvent<Type extends EventType>(
  tx: Db,
  event: { generationId: string; attempt: number; type: Type; data: GenerationEventData<Type> },
): Promise<void> {
  const { generationId, attempt, type, data } = event;
  await tx.$executeRaw`
    WITH raised AS (
      UPDATE generations SET last_event = last_event + 1 WHERE id = ${generationId}::uuid RETURNING id, last_event AS last
    ), inserted AS (
      INSERT INTO generation_events (generation_id, number, attempt, type, data)
      SELECT id, last, ${attempt}::int, ${type}, ${JSON.stringify(data)}::jsonb FROM raised
    )
    SELECT pg_notify(${GENERATION_CHANNEL}, jsonb_build_array(jsonb_build_array(id, last))::text) FROM raised`;
}
