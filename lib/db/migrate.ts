import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationDirectory, MigrationList } from "@prisma/schema-engine-wasm";
import { installQueue } from "../jobs/queue.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export const MIGRATIONS = join(import.meta.dirname, "../../prisma/migrations");

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies what is new, the queue's own schema too, each migration as one transaction, and writes it down in `_prisma_migrations`. Returns the
 * names of what was applied. Of two processes that migrate at once, one waits.
 */
export async function migrate(url: string, directory = MIGRATIONS): Promise<string[]> {
  const migrationsList = await listMigrations(directory);
  const applied = await withSchemaEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
  await installQueue(url);
  return applied;
}

async function listMigrations(directory: string): Promise<MigrationList> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(names.map((name) => readMigration(directory, name)));
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: directory, lockfile, shadowDbInitScript: "", migrationDirectories };
}

async function readMigration(directory: string, name: string): Promise<MigrationDirectory> {
  const content = await readFile(join(directory, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } } };
}
