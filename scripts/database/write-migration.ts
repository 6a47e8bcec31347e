/**
 * Writes prisma/migrations/NNNN_name from what changed in prisma/models since the newest migration that holds a
 * schema, then applies all of them to an empty database as proof. Constraints, triggers and partial indexes are
 * added to the file, or to a migration of their own, by hand.
 *
 *   npm run db:migrate -- <name>             the next number
 *   npm run db:migrate -- --again <NNNN_name>  writes that one anew, before it was released
 *   npm run db:migrate -- --check            fails when a change of the schema has no migration
 */
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate, MIGRATIONS } from "../../lib/db/migrate.ts";
import { diffSchemas, readSchema } from "../../lib/db/schema-diff.ts";
import { ensureDatabase } from "../postgres/server.ts";
import { startTemporaryServer } from "../postgres/temporary.ts";

const repository = join(import.meta.dirname, "../..");
/** Not `.prisma`: Prisma would take it for a part of the schema. */
const SNAPSHOT = "schema.snapshot";
const [first, second] = process.argv.slice(2);

const server = await startTemporaryServer(repository);
try {
  await ensureDatabase(server, "proof");
  const url = server.url("proof");
  if (first === "--check") await check(url);
  else await write(url, first === "--again" ? folderNamed(second) : nextFolder(first));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
// The schema engine holds its process for ten seconds more.
process.exit();

async function write(url: string, name: string): Promise<void> {
  const schema = await readSchema(join(repository, "prisma"));
  const sql = await diffSchemas(url, await schemaBefore(name), schema);
  if (sql === "") return console.log("The schema has not changed since the last migration. Nothing was written.");
  await mkdir(join(MIGRATIONS, name), { recursive: true });
  await writeFile(join(MIGRATIONS, name, "migration.sql"), `${sql}\n`);
  await writeFile(join(MIGRATIONS, name, SNAPSHOT), schema);
  const applied = await migrate(url);
  console.log(
    `prisma/migrations/${name}/migration.sql is written; ${applied.length} migrations apply to an empty database.`,
  );
}

async function check(url: string): Promise<void> {
  const sql = await diffSchemas(url, await schemaBefore("~"), await readSchema(join(repository, "prisma")));
  if (sql !== "")
    throw new Error(`The schema has changes without a migration. Run npm run db:migrate -- <name>.\n${sql}`);
  const applied = await migrate(url);
  console.log(`${applied.length} migrations apply to an empty database and fit the schema.`);
}

/** The schema that the newest migration before `name` led to. */
async function schemaBefore(name: string): Promise<string | null> {
  const before = folders().filter((folder) => folder < name && existsSync(join(MIGRATIONS, folder, SNAPSHOT)));
  const newest = before.at(-1);
  return newest ? readFile(join(MIGRATIONS, newest, SNAPSHOT), "utf8") : null;
}

function nextFolder(name: string | undefined): string {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error("Name the migration, for example: npm run db:migrate -- add_glossary");
  const last = Math.max(0, ...folders().map((folder) => Number(folder.slice(0, 4))));
  return `${String(last + 1).padStart(4, "0")}_${name}`;
}

function folderNamed(name: string | undefined): string {
  if (!name || !/^\d{4}_[a-z][a-z0-9_]*$/.test(name))
    throw new Error("Name a whole folder, for example: --again 0001_foundation");
  return name;
}

function folders(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => /^\d{4}_/.test(name))
    .sort();
}
