/** The database that a desk with these settings uses, opened for the checks, or why it cannot be. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { prepareCluster } from "../postgres/cluster.ts";
import { startServer } from "../postgres/server.ts";
import { NAME } from "../start/database.ts";
import { takeLock } from "../start/lock.ts";
import type { StartSettings } from "../start/settings.ts";

export type ExaminedDatabase = { close: () => Promise<void> } & (
  | { state: "open"; client: Client; url: string; where: string }
  | { state: "unreachable"; where: string; error: unknown }
  /** Nothing to look at, and no fault. */
  | { state: "none"; why: string }
);

const TIMEOUT = 5_000;
const nothing = () => Promise.resolve();

export async function openExaminedDatabase(
  repository: string,
  settings: StartSettings,
  holder: number | null,
): Promise<ExaminedDatabase> {
  if (settings.givenDatabase) return connect(settings.givenDatabase, nothing);
  if (!existsSync(join(settings.dataFolder, "postgres")))
    return { state: "none", why: "There is no database yet; npm start makes one.", close: nothing };
  if (holder !== null)
    return { state: "none", why: "The running desk has not said yet where its database is.", close: nothing };
  return startOwn(repository, settings.dataFolder);
}

/** The desk is down: its own PostgreSQL runs for as long as the doctor looks, under the lock of a start. */
async function startOwn(repository: string, dataFolder: string): Promise<ExaminedDatabase> {
  const lock = takeLock(join(dataFolder, "lock"));
  if (!lock) return { state: "none", why: "The desk is starting or ending. Try again in a moment.", close: nothing };
  try {
    const server = await startServer(await prepareCluster(repository, join(dataFolder, "postgres")));
    return await connect(server.url(NAME), async () => {
      await server.stop();
      lock.release();
    });
  } catch (error) {
    lock.release();
    return { state: "unreachable", where: join(dataFolder, "postgres"), error, close: nothing };
  }
}

async function connect(url: string, after: () => Promise<void>): Promise<ExaminedDatabase> {
  const where = whereOf(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT, query_timeout: TIMEOUT });
  // A connection that ends under a check makes its next query fail, which says it.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return { state: "unreachable", where, error, close: after };
  }
  const close = async () => {
    await client.end();
    await after();
  };
  return { state: "open", client, url, where, close };
}

/** Host, port and name: never the password. */
function whereOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || 5432}${pathname}`;
}
