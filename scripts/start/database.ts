import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { prepareCluster } from "../postgres/cluster.ts";
import { endLeftOver, ensureDatabase, startServer } from "../postgres/server.ts";
import type { Server } from "../postgres/server.ts";

/** Of the database in a PostgreSQL of our own. */
export const NAME = "copydesk";
const RESTART_PAUSE = 1_000;

export type DeskDatabase = { url: string; watch: (pid: number) => void; stop: () => Promise<void> };

/** The PostgreSQL that was named, or one of our own in the data folder, started again when it dies. */
export async function openDatabase(
  repository: string,
  dataFolder: string,
  given: string | undefined,
  say: (words: string) => void,
): Promise<DeskDatabase> {
  if (given) return { url: given, watch: () => undefined, stop: () => Promise.resolve() };
  const folder = join(dataFolder, "postgres");
  const cluster = await prepareCluster(repository, folder);
  if (cluster.folder !== folder)
    say(`The database is in ${cluster.folder}: the account that it runs under may not enter ${dataFolder}.`);
  let server = await startServer(cluster);
  const users = new Set<number>();
  let stopping = false;
  let restarted: Promise<void> = Promise.resolve();

  function keepUp(current: Server): void {
    void current.ended.then(() => {
      if (!stopping) restarted = restart();
    });
  }

  async function restart(): Promise<void> {
    say("PostgreSQL ended; it is started again.");
    while (!stopping) {
      await pause(RESTART_PAUSE);
      if (stopping) return;
      try {
        server = await startServer(cluster);
        for (const pid of users) server.watch(pid);
        return keepUp(server);
      } catch (error) {
        say(`${(error as Error).message}\nIt is tried again.`);
      }
    }
  }

  keepUp(server);
  try {
    await ensureDatabase(server, NAME);
  } catch (error) {
    stopping = true;
    await server.stop();
    throw error;
  }
  return {
    url: server.url(NAME),
    watch(pid) {
      users.add(pid);
      server.watch(pid);
    },
    async stop() {
      stopping = true;
      await restarted;
      await server.stop();
      // One whose guard was killed a moment ago runs on.
      await endLeftOver(cluster);
    },
  };
}
