/**
 * One part of a desk by itself, for servers where something else keeps it running. Settings come from the environment.
 *
 *   npm run web       the interface and the API, as npm run build made them
 *   npm run worker -- <name>   a worker; beside a desk that npm start runs, one more of it
 *   npm run migrate   brings database and queue up to date
 *   npm run prepare-desk   the same, with the example project, and the first admin or the link that makes one
 *   npm run build     makes the interface
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "./boot/generate.mjs";
import { ensureInstalled } from "./boot/install.mjs";
import { QUIET, deskEnvironment, repository, runCommand, runtime } from "./boot/runtime.mjs";
import { LEAN, NEXT } from "./boot/web.mjs";

const next = join(repository, NEXT);
const migrate = [join(repository, "scripts/database/migrate.ts")];
const seed = [join(repository, "prisma/seed.ts")];
const firstRun = [join(repository, "scripts/first-run.ts")];
/** Each is one command, or several that run one after the other. */
const parts = {
  web: [[...LEAN, next, "start", "--port", process.env.PORT || "3000"]],
  worker: [[join(repository, "workers/main.ts")]],
  migrate: [migrate],
  "prepare-desk": [migrate, seed, firstRun],
  build: [[next, "build"]],
};

const asked = process.argv[2] ?? "";
const commands = parts[asked];
if (!commands) {
  console.error(`Name one of ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
if (!(await ensureInstalled()) || !(await generateClient())) process.exit(1);
if (asked === "web" && !existsSync(join(repository, ".next/BUILD_ID"))) {
  console.error("The interface is not built yet. Run npm run build, then try again.");
  process.exit(1);
}
// Without settings of its own it belongs to the desk that runs on the data folder.
const beside =
  asked === "worker" && !process.env.DATABASE_URL ? { COPYDESK_WORKER_NAME: "desk-2", ...deskEnvironment() } : {};
const name = process.argv[3] || process.env.COPYDESK_WORKER_NAME;
const own = { ...beside, ...(asked === "worker" && name ? { COPYDESK_WORKER_NAME: name } : {}) };
const environment = { ...own, NODE_ENV: "production", NODE_OPTIONS: QUIET.join(" ") };
for (const command of commands) {
  process.exitCode = await runCommand(runtime, [...QUIET, ...command], environment);
  if (process.exitCode !== 0) break;
}
