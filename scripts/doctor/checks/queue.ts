import { JOB_NAMES, QUEUE_SCHEMA } from "#lib/jobs/jobs";
import { failed, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";
import { isThere } from "./database.ts";

const HELP = "Start the desk again, which makes them, or run: npm run migrate";

export async function queue({ database }: Examined): Promise<Finding[]> {
  if (database.state !== "open") return [skipped("Without the database it cannot be told.")];
  const { client } = database;
  if (!(await isThere(client, `${QUEUE_SCHEMA}.queue`))) return [failed("The queue's tables are missing.", HELP)];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${QUEUE_SCHEMA}.queue`);
  const there = new Set(rows.map((row) => row.name));
  const missing = JOB_NAMES.filter((name) => !there.has(name));
  if (missing.length > 0) return [failed(`There is no queue for ${missing.join(", ")}.`, HELP)];
  const { rows: counts } = await client.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM ${QUEUE_SCHEMA}.job WHERE state < 'active'`,
  );
  return [ok(`Its ${JOB_NAMES.length} queues are there; ${counts[0]?.waiting ?? 0} jobs wait.`)];
}
