import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { prepareCluster } from "../postgres/cluster.ts";
import { ensureDatabase, startServer } from "../postgres/server.ts";
import type { Server } from "../postgres/server.ts";

const NAME = "copydesk";
const RESTART_PAUSE = 500;

export type DeskDatabase = { url: string; watch: (pid: number) => void; stop: () => Promise<void> };

/** The PostgreSQL that was named, or one of our own in the data folder, started again when it dies. */
export async function openDatabase(
  repository: string,
  dataFolder: string,
  given: string | undefined,
  onDeath: () => void,
): Promise<DeskDatabase> {
  if (given) return { url: given, watch: () => undefined, stop: () => Promise.resolve() };
  const cluster = await prepareCluster(repository, join(dataFolder, "postgres"));
  let server = await startServer(cluster);
  const users = new Set<number>();
  let stopping = false;

  async function keepUp(current: Server): Promise<void> {
    await current.ended;
    if (stopping) return;
    onDeath();
    await pause(RESTART_PAUSE);
    server = await startServer(cluster);
    for (const pid of users) server.watch(pid);
    void keepUp(server);
  }

  void keepUp(server);
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
      await server.stop();
    },
  };
}
