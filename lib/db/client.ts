/**
 * The one database client of a process. `app` and `workers` take it here and hand it on as the first argument of
 * every query and command.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "../env/env.ts";
import { watchPool } from "../metrics/database.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Prisma } from "./generated/client.ts";
import { createStatementNames } from "./statement-names.ts";

export type Database = PrismaClient;

/** The client, or a transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** Connections that one process holds at most. */
const POOL_SIZE = 10;

export function createDatabase(connectionString: string): Database {
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    application_name: "copydesk",
  });
  watchPool(pool);
  const options = { disposeExternalPool: true, statementNameGenerator: createStatementNames() };
  return new PrismaClient({ adapter: new PrismaPg(pool, options) });
}

const globals = globalThis as { copydeskDatabase?: Database };

/** The web process's client: made at first use, and kept over reloads of the code in development. */
export const db: Database = new Proxy({} as Database, {
  get: (_target, name) => {
    globals.copydeskDatabase ??= createDatabase(env.DATABASE_URL);
    const value: unknown = Reflect.get(globals.copydeskDatabase, name);
    return typeof value === "function" ? value.bind(globals.copydeskDatabase) : value;
  },
  has: (_target, name) => name === "$transaction",
});
