import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareCluster } from "./cluster.ts";
import { FORGETFUL, startServer } from "./server.ts";
import type { Server } from "./server.ts";

/** A PostgreSQL that is gone, with all its data, after `stop`. */
export async function startTemporaryServer(repository: string): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "copydesk-postgres-"));
  await chmod(folder, 0o755);
  const cluster = await prepareCluster(repository, folder);
  const server = await startServer(cluster, FORGETFUL);
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(cluster.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
