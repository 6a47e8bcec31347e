/**
 * npm run models: registers models beside a running desk; the database must be up.
 *
 *   npm run models -- add <file, folder or zip> --name <name> [--base "<model> v1"] [--task classify] [--purpose …]
 *   npm run models -- list
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { repository, runScript } from "./boot/runtime.mjs";

const file = join(resolve(repository, process.env.COPYDESK_DATA_DIR || ".data"), "environment.json");
if (process.env.DATABASE_URL || existsSync(file)) {
  // What the running desk noted; DATABASE_URL of one's own goes before it.
  const noted = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const url = process.env.DATABASE_URL || noted.DATABASE_URL;
  process.exitCode = await runScript("scripts/models/main.ts", process.argv.slice(2), { ...noted, DATABASE_URL: url });
} else {
  console.error(`There is no ${file}, so Copydesk has not run there yet. Start it with npm start, then try again.`);
  process.exitCode = 1;
}
