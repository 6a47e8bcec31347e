import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, runCommand, runtime } from "./runtime.mjs";

/**
 * Makes lib/db/generated when the schema or Prisma changed. The client needs no engine of Prisma's; naming one that
 * does nothing keeps the command from fetching one.
 */
export async function generateClient({ force = false } = {}) {
  const generated = join(repository, "lib/db/generated");
  const stamp = join(generated, ".stamp");
  const wanted = digest();
  if (!force && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return true;
  const prisma = join(repository, "node_modules/prisma/build/index.js");
  const schema = join(repository, "prisma");
  const code = await runCommand(runtime, [prisma, "generate", `--schema=${schema}`, "--no-hints"], {
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  if (code === 0) writeFileSync(stamp, wanted);
  else console.error("The database client could not be made from prisma/; the reason is above.");
  return code === 0;
}

function digest() {
  const models = readdirSync(join(repository, "prisma/models")).sort();
  const files = [
    "prisma/schema.prisma",
    ...models.map((name) => `prisma/models/${name}`),
    "node_modules/prisma/package.json",
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest("hex");
}
