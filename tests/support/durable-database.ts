/** A server of its own, which remembers what it has acknowledged: its plug is pulled. */
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#lib/db/migrate";
import { prepareCluster } from "../../scripts/postgres/cluster.ts";
import { ensureDatabase, startServer } from "../../scripts/postgres/server.ts";

export type DurableDatabase = {
  url: string;
  /** Ends PostgreSQL as a crash would, and starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export async function startDurableDatabase(): Promise<DurableDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "copydesk-restarts-"));
  await chmod(folder, 0o755);
  const cluster = await prepareCluster(join(import.meta.dirname, "../.."), folder);
  let server = await startServer(cluster);
  await ensureDatabase(server, "desk");
  const url = server.url("desk");
  await migrate(url);
  return {
    url,
    async restart() {
      const [pid] = readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGQUIT");
      await server.ended;
      server = await startServer(cluster);
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
