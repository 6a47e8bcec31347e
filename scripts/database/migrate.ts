/** Brings the database of DATABASE_URL up to date. */
import { migrate } from "../../lib/db/migrate.ts";

const url = process.env.DATABASE_URL;
try {
  if (!url) throw new Error("DATABASE_URL is not set.");
  const applied = await migrate(url);
  if (applied.length > 0) console.log(`The database is up to date: ${applied.length} migrations applied.`);
  process.exitCode = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The schema engine holds its process for ten seconds more.
process.exit();
