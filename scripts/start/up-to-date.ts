import { readdirSync } from "node:fs";
import { Client } from "pg";

/** Whether all migrations are applied: asking is much faster than starting the process that applies them. */
export async function isMigrated(url: string, directory: string): Promise<boolean> {
  const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ present: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
    );
    if (!rows[0]?.present) return false;
    const applied = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const known = new Set(applied.rows.map((row) => row.migration_name));
    return names.every((entry) => known.has(entry.name));
  } finally {
    await client.end();
  }
}
