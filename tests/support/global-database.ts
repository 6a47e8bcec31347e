/** One PostgreSQL for the whole run, with a template database that is migrated once and cloned by `testDb`. */
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#lib/db/migrate";
import { ensureDatabase } from "../../scripts/postgres/server.ts";
import { startTemporaryServer } from "../../scripts/postgres/temporary.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's own database, for those who make and drop others. */
    serverUrl: string;
  }
}

const TEMPLATE = "template_desk";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer(join(import.meta.dirname, "../.."));
  try {
    await ensureDatabase(server, TEMPLATE);
    await migrate(server.url(TEMPLATE));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("serverUrl", server.url("postgres"));
  return () => server.stop();
}
