import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareCluster } from "./cluster.ts";
import { FORGETFUL, startServer } from "./server.ts";
import type { Server } from "./server.ts";

/** A PostgreSQL that is gone, with all its data, after `stop`, and when this process is killed. `more` are settings as `name=value`. */
export async function startTemporaryServer(repository: string, more: string[] = []): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "copydesk-postgres-"));
  try {
    await chmod(folder, 0o755);
    const cluster = await prepareCluster(repository, folder);
    const server = await startServer(cluster, { settings: [...FORGETFUL, ...more], remove: cluster.folder });
    const stop = async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { ...server, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
