import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";

const TEMPLATE = "template_desk";

/**
 * A database of its own for a file: a clone of the migrated template, dropped after the file. To be called at the top
 * of a file or of its outermost `describe`; usable in hooks and tests.
 */
export function testDb(): Database {
  return testDatabase().db;
}

/** The same, with its address, for code that opens connections of its own. */
export function testDatabase(): { db: Database; url: () => string } {
  let database: Database | undefined;
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = () => inject("serverUrl").replace(/\/[^/]*$/, `/${name}`);

  beforeAll(async () => {
    await onServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
    database = createDatabase(url());
  });

  afterAll(async () => {
    await database?.$disconnect();
    await onServer((server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });

  const db = new Proxy({} as Database, {
    get: (_target, property) => {
      if (!database) throw new Error("testDb() is usable in hooks and tests, after the database was made");
      const value: unknown = Reflect.get(database, property);
      return typeof value === "function" ? value.bind(database) : value;
    },
    has: (_target, property) => property === "$transaction",
  });
  return { db, url };
}

async function onServer(work: (server: Client) => Promise<unknown>): Promise<void> {
  const server = new Client({ connectionString: inject("serverUrl") });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
