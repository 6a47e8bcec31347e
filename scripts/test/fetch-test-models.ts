/**
 * Puts the default models into the data folder's store, where tests of real models look for them, by way of a
 * database that is gone afterwards. What cannot be had is said, and its tests are skipped by name.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { repository, runtimeEnvironment } from "../boot/runtime.mjs";
import { migrate } from "../../lib/db/migrate.ts";
import { DEFAULT_CATALOG_IDS } from "../../lib/models/catalog.ts";
import { ensureDatabase } from "../postgres/server.ts";
import { startTemporaryServer } from "../postgres/temporary.ts";
import { once } from "../start/once.ts";
import { digestOf } from "../start/digest.ts";
import { runStep } from "../start/step.ts";

const dataFolder = resolve(repository, process.env.COPYDESK_DATA_DIR || ".data");

if (!process.env.COPYDESK_TEST_MODELS) {
  mkdirSync(dataFolder, { recursive: true });
  const key = digestOf(repository, ["lib/models/**/*", "scripts/fetch-models.ts"]);
  const stored = existsSync(join(dataFolder, "models"));
  await once(join(dataFolder, "test-models"), stored ? key : `${key} without a store`, fetchAll);
}
process.exit();

/** False when one of them could not be had: then the next run tries again. */
async function fetchAll(): Promise<boolean> {
  const server = await startTemporaryServer(repository);
  try {
    await ensureDatabase(server, "models");
    const url = server.url("models");
    await migrate(url);
    const env = runtimeEnvironment({
      DATABASE_URL: url,
      COPYDESK_DATA_DIR: dataFolder,
      COPYDESK_SECRET: "only for tests, and of no use elsewhere",
    });
    const { signal } = new AbortController();
    await runStep({ command: ["scripts/fetch-models.ts"], env, signal });
    return (await countReady(url)) >= DEFAULT_CATALOG_IDS.length;
  } finally {
    await server.stop();
  }
}

async function countReady(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ ready: number }>(
      "SELECT count(*)::int AS ready FROM model_versions WHERE status = 'ready'",
    );
    return rows[0]?.ready ?? 0;
  } finally {
    await client.end();
  }
}
