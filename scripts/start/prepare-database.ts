import { readdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Client } from "pg";
import { digestOf } from "./digest.ts";
import { StartFault } from "./fault.ts";
import { once } from "./once.ts";
import { runStep } from "./step.ts";

export type PrepareOptions = {
  repository: string;
  dataFolder: string;
  /** Address that was given; undefined for our own PostgreSQL, whose port may change. */
  given: string | undefined;
  url: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
};

/** What the schema of database and queue is made from. */
const MIGRATION_SOURCES = ["prisma/migrations/**/*", "lib/jobs/**/*", "lib/db/migrate.ts", "package-lock.json"];

/** Applies what is new. Asking whether there is anything is much faster than starting the process that applies it. */
export async function migrateDesk(options: PrepareOptions): Promise<void> {
  const { repository, dataFolder, env, signal } = options;
  const key = digestOf(repository, MIGRATION_SOURCES) + idOf(options);
  const work = async () => (await runStep({ command: ["scripts/database/migrate.ts"], env, signal })) === 0;
  const isDone = await isMigrated(options.url, join(repository, "prisma/migrations"));
  const done = isDone ? await once(join(dataFolder, "migrated"), key, work) : await work();
  if (!done && !signal.aborted)
    throw new StartFault("The database could not be brought up to date; the reason is above.");
}

/** False when the example project could not be made. */
export function seedDesk(options: PrepareOptions): Promise<boolean> {
  const { dataFolder, env, signal } = options;
  const work = async () => (await runStep({ command: ["prisma/seed.ts"], env, signal })) === 0;
  return once(join(dataFolder, "seeded"), idOf(options), work);
}

function idOf({ given }: PrepareOptions): string {
  return createHash("sha256")
    .update(given ?? "own")
    .digest("hex");
}

async function isMigrated(url: string, directory: string): Promise<boolean> {
  const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const table = await client.query<{ present: boolean }>(
      "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
    );
    if (!table.rows[0]?.present) return false;
    const { rows } = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Set(rows.map((row) => row.migration_name));
    return names.every((entry) => applied.has(entry.name));
  } finally {
    await client.end();
  }
}
