/** Prisma's schema engine as WebAssembly: no binary to download. Applies migrations and compares schemas. */
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import type { PoolConfig } from "pg";

const globals = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message: (message: string) => void } };

/** Lends an engine that is connected to the database at `url`. Errors are those of the database, where it has one. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  let panic = "";
  globals.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => void (panic = message) };
  const pool = new Pool(poolConfig(url));
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool));
  try {
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    const result = await work(engine);
    engine.free();
    return result;
  } catch (error) {
    if (panic) throw new Error(`The schema engine failed: ${panic}`, { cause: error });
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    throw (id && factory.errorRegistry.consumeError(Number(id))?.error) || error;
  } finally {
    // Its idle connection would hold the process for ten seconds.
    await pool.end();
  }
}

/**
 * Parts of the address, never the address itself: with `connectionString` the engine's shadow database would be the
 * real one, since that string wins over `database`. One connection, so that the engine's advisory lock is held by
 * the session that works.
 */
function poolConfig(url: string): PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const mode = searchParams.get("sslmode");
  return {
    host: decodeURIComponent(hostname).replace(/^\[|\]$/g, "") || "localhost",
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: mode === null || mode === "disable" ? false : { rejectUnauthorized: mode.startsWith("verify") },
    max: 1,
    connectionTimeoutMillis: 10_000,
  };
}

/** The adapter cuts scripts at each semicolon, which breaks functions: this sends them whole, as one transaction. */
function wholeScripts(factory: PrismaPg, pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect() {
      const adapter: SqlDriverAdapter = await connect();
      adapter.executeScript = async (script) => void (await pool.query(script));
      return adapter;
    },
  }) as SqlMigrationAwareDriverAdapterFactory;
}
