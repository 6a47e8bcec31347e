/** What measures stand on: a PostgreSQL that is gone afterwards, models of this machine, people and projects. */
import { randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { migrate } from "#lib/db/migrate";
import { SUITE } from "#lib/models/profiles/schema";
import type { EngineName, ModelTask } from "#lib/models/schema";
import { openStore } from "#lib/storage/store";
import { modelFiles } from "#tests/support/model-files";
import { ensureDatabase } from "../../scripts/postgres/server.ts";
import type { Server } from "../../scripts/postgres/server.ts";
import { startTemporaryServer } from "../../scripts/postgres/temporary.ts";
import { NotHere } from "./measure.ts";

export const REPOSITORY = join(import.meta.dirname, "../..");
const TEMPLATE = "template_desk";

export type BenchDesk = {
  server: Server;
  dataFolder: string;
  /** A migrated database of its own. */
  database(): Promise<{ db: Database; url: string }>;
  stop(): Promise<void>;
};

export async function openBenchDesk(): Promise<BenchDesk> {
  const server = await startTemporaryServer(REPOSITORY, [
    "shared_preload_libraries=pg_stat_statements",
    "track_commit_timestamp=on",
  ]);
  const dataFolder = mkdtempSync(join(tmpdir(), "copydesk-bench-"));
  const opened: Database[] = [];
  await ensureDatabase(server, TEMPLATE);
  await migrate(server.url(TEMPLATE));
  return {
    server,
    dataFolder,
    async database() {
      const name = `bench_${randomBytes(6).toString("hex")}`;
      await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      const db = createDatabase(server.url(name));
      opened.push(db);
      return { db, url: server.url(name) };
    },
    async stop() {
      await Promise.all(opened.map((db) => db.$disconnect()));
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function onServer(server: Server, statement: string): Promise<void> {
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Path inside the version → file of this machine. Throws NotHere. */
export function requireModel(catalogId: string): Record<string, string> {
  const files = modelFiles(catalogId);
  if (!files) throw new NotHere(`${catalogId} is not on this machine; npm start or npm test fetches it.`);
  return files;
}

export type BenchVersion = {
  engine: EngineName;
  task: ModelTask;
  format: string;
  files?: Record<string, string>;
  settings?: Record<string, string | number>;
  pair?: string;
};

/** A ready version with its files in the desk's store, deployed for all. Gives its id. */
export async function deployVersion(desk: BenchDesk, db: Database, version: BenchVersion): Promise<string> {
  const { engine, task, format, files = {}, settings = {}, pair = null } = version;
  const store = openStore(desk.dataFolder, "models");
  const manifest: { path: string; sha256: string; bytes: number }[] = [];
  for (const [path, file] of Object.entries(files)) {
    const { size } = statSync(file);
    const stored = await store.put(createReadStream(file), { maxBytes: size });
    manifest.push({ path, sha256: stored.digest, bytes: size });
  }
  const model = await db.registeredModel.create({ data: { name: `bench ${task} ${engine}` }, select: { id: true } });
  const { id } = await db.modelVersion.create({
    data: {
      modelId: model.id,
      number: 1,
      status: "ready",
      tasks: [task],
      engine,
      format,
      files: manifest,
      digest: "0".repeat(64),
      licence: "Apache-2.0",
      languages: ["en"],
      pair,
      memoryBytes: 400_000_000n,
      settings,
      origin: { source: "built-in", reference: "bench", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  await db.deployment.create({ data: { task, pair, championId: id } });
  // Its self-test, which a worker runs whenever nobody waits, would work beside what is measured, and beside the peer.
  await db.capabilityProfile.create({
    data: { versionId: id, suite: SUITE, status: "cancelled", finishedAt: new Date() },
  });
  return id;
}
