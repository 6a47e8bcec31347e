import { createDatabase } from "#lib/db/client";
import { env } from "#lib/env/env";
import { createProgressLine } from "../fetch-models/progress-line.ts";
import { addModel } from "./add-model.ts";
import { listAll } from "./list-all.ts";

const USAGE = `npm run models -- list, or npm run models -- add <file, folder or zip> [--name <name>] [--base "<model> v<number>"]
  [--task <task>] [--purpose <words>] [--licence <licence>] [--languages en,pt] [--tags a,b]`;

const stopper = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopper.abort());
const db = createDatabase(env.DATABASE_URL);
const [act, ...rest] = process.argv.slice(2);
const line = process.stderr.isTTY ? createProgressLine(process.stderr) : undefined;
const options = { signal: stopper.signal, say: (text: string) => console.log(text), line };

if (act === "list") process.exitCode = await listAll(db, options.say);
else if (act === "add") process.exitCode = await addModel(db, rest, options);
else {
  console.error(`Usage: ${USAGE}`);
  process.exitCode = 2;
}
await db.$disconnect();
process.exit();
