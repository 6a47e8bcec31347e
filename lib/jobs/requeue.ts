import { z } from "zod";
import type { Db } from "#lib/db/client";
import { sql, type Sql } from "#lib/db/sql";
import { transact } from "#lib/db/transaction";
import { enqueue } from "./enqueue.ts";
import type { JobName, JobPayload } from "./jobs.ts";

/** Rows whose work a job only wakes: claimed by a lease, with `status`, `lease_expires_at` and `created_at`. */
export type ClaimedTable = "model_installs" | "capability_profiles";

const TABLES: Record<ClaimedTable, Sql> = {
  model_installs: sql`model_installs`,
  capability_profiles: sql`capability_profiles`,
};

export type Requeued<Name extends JobName> = {
  table: ClaimedTable;
  job: Name;
  payload: (id: string) => JobPayload<Name>;
  priority?: number;
};

const idsSchema = z.array(z.object({ id: z.string() }));

/**
 * The back-stop of claimed work: what a dead worker held is queued again, and what waits without a job gets one. Safe to
 * run from several workers. Gives how many jobs were made.
 */
export async function requeue<Name extends JobName>(db: Db, options: Requeued<Name>): Promise<number> {
  const { job, payload, priority = 0 } = options;
  const { table, isForgotten } = conditions(options);
  return transact(db, async (tx) => {
    const lapsed = await tx.$queryRaw`
      UPDATE ${table} SET status = 'queued', lease_expires_at = NULL
      WHERE id IN (
        SELECT id FROM ${table} WHERE ${IS_LAPSED}
        ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED)
      RETURNING id::text AS id`;
    const waiting = idsSchema.parse(
      await tx.$queryRaw`
      SELECT id::text AS id FROM ${table} WHERE ${isForgotten} LIMIT 20 FOR UPDATE SKIP LOCKED`,
    );
    const ids = new Set([...idsSchema.parse(lapsed), ...waiting].map(({ id }) => id));
    for (const id of ids) await enqueue(tx, job, payload(id), { priority });
    return ids.size;
  });
}

/** Rows that `requeue` has something to do with. */
export function toRequeue<Name extends JobName>(options: Requeued<Name>): Sql {
  const { table, isForgotten } = conditions(options);
  return sql`SELECT FROM ${table} WHERE (${IS_LAPSED}) OR (${isForgotten})`;
}

const IS_LAPSED = sql`status = 'running' AND lease_expires_at < now()`;

function conditions<Name extends JobName>({ job, payload, ...options }: Requeued<Name>) {
  const table = TABLES[options.table];
  const isForgotten = sql`status = 'queued' AND created_at < now() - interval '30 seconds' AND NOT EXISTS (
    SELECT 1 FROM pgboss.job WHERE name = ${job} AND state < 'active' AND data @> jsonb_build_object(${keyOf(payload)}::text, ${table}.id::text))`;
  return { table, isForgotten };
}

/** The payload's only field: its name in the job's data. */
function keyOf(payload: (id: string) => object): string {
  const [key] = Object.keys(payload("00000000-0000-0000-0000-000000000000"));
  if (key === undefined) throw new TypeError("a job's payload names its row");
  return key;
}
