import { readdirSync } from "node:fs";
import type { Client } from "pg";
import { MIGRATIONS } from "#lib/db/migrate";
import { failed, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import { wordsOfDatabaseError } from "../database-error.ts";
import type { Examined } from "../examined.ts";

const OLDEST = 15;

export async function database({ database: examined }: Examined): Promise<Finding[]> {
  if (examined.state === "none") return [skipped(examined.why)];
  if (examined.state === "unreachable") return [wordsOfDatabaseError(examined.where, examined.error)];
  const { rows } = await examined.client.query<{ number: number; words: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS words",
  );
  const { number = 0, words = "" } = rows[0] ?? {};
  return [judgeVersion(number, words, examined.where)];
}

/** `number` as PostgreSQL counts: 180004 for 18.4. */
export function judgeVersion(number: number, words: string, where: string): Finding {
  if (Math.floor(number / 10_000) >= OLDEST) return ok(`PostgreSQL ${words} answers at ${where}.`);
  const message = `PostgreSQL ${words} answers at ${where}; Copydesk needs ${OLDEST} or later.`;
  return failed(message, "Bring the server up to date, or name another in DATABASE_URL.");
}

export async function migrations({ database: examined }: Examined): Promise<Finding[]> {
  if (examined.state !== "open") return [skipped("Without the database it cannot be told.")];
  const { client } = examined;
  const ours = readdirSync(MIGRATIONS, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  if (!(await isThere(client, "_prisma_migrations")))
    return [failed("The database is empty.", "Run npm start: it makes the tables. Or: npm run migrate")];
  const { rows } = await client.query<{ name: string; finished: boolean }>(
    "SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const broken = rows.filter((row) => !row.finished).map((row) => row.name);
  if (broken.length > 0)
    return [failed(`A migration broke off: ${broken.join(", ")}.`, "Restore the last backup, then run npm start.")];
  const applied = new Set(rows.map((row) => row.name));
  const behind = ours.filter((name) => !applied.has(name));
  if (behind.length > 0)
    return [
      failed(
        `The database lacks ${behind.length} of ${ours.length} migrations, from ${behind[0]} on.`,
        "Start the desk again, which applies them, or run: npm run migrate",
      ),
    ];
  const ahead = rows.filter((row) => !ours.includes(row.name)).map((row) => row.name);
  if (ahead.length > 0)
    return [
      failed(
        `A later version of Copydesk has been here: this one does not know ${ahead.join(", ")}.`,
        "Run that version, or restore a backup from before.",
      ),
    ];
  return [ok(`All ${ours.length} are applied.`)];
}

/** What web and worker do to tables, and what the next migration has to. */
export async function databaseRights({ database: examined }: Examined): Promise<Finding[]> {
  if (examined.state !== "open") return [skipped("Without the database it cannot be told.")];
  const { rows } = await examined.client.query<{ account: string; closed: string[] | null; creates: boolean }>(`
    SELECT current_user AS account, has_schema_privilege('public', 'CREATE') AS creates,
      (SELECT array_agg(c.relname::text ORDER BY c.relname) FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
           AND has_table_privilege(c.oid, 'UPDATE'))) AS closed`);
  const { account = "", closed = null, creates = false } = rows[0] ?? {};
  if (closed?.length)
    return [
      failed(
        `The account ${account} may not read and write these tables: ${closed.slice(0, 5).join(", ")}.`,
        `As their owner run: GRANT ALL ON ALL TABLES IN SCHEMA public TO "${account}"`,
      ),
    ];
  if (!creates)
    return [
      failed(
        `The account ${account} may make no tables, so the next update could not be applied.`,
        `As the owner run: GRANT CREATE ON SCHEMA public TO "${account}"`,
      ),
    ];
  return [ok(`The account ${account} may do what it has to.`)];
}

export async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [table]);
  return rows[0]?.there ?? false;
}
