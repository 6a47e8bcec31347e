/** Starts the supervisor. Ends on SIGTERM and SIGINT, and when its standard input closes with the start script. */
import { env } from "#lib/env/env";
import { createDatabase } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import { openQueue } from "#lib/jobs/queue";
import { log } from "#lib/log/log";
import { sourceStore } from "#lib/storage/source-store";
import { findDevices } from "./devices/find-devices.ts";
import { memoryBudget } from "./devices/memory.ts";
import { startWorkerServer } from "./supervisor/http-server.ts";
import { startSupervisor } from "./supervisor/supervisor.ts";
import { STARTING_PATIENCE, untilStored } from "./supervisor/until-stored.ts";

// Heard from the first moment on: a worker that is told to end while it starts gives back what it has claimed already.
const told = new Promise<void>((resolve) => {
  process.on("SIGTERM", () => resolve());
  process.on("SIGINT", () => resolve());
  if (env.COPYDESK_LIFELINE) process.stdin.on("end", () => resolve()).resume();
});

// Beside what follows: loading libraries takes a second.
const devices = findDevices(env.COPYDESK_DEVICE);
const missing = new Set(["starting"]);
const port = env.COPYDESK_WORKER_PORT;
const state = { missing: () => [...missing, ...(missing.size === 0 && !listener.connected() ? ["database"] : [])] };
const server = port === undefined ? null : await startWorkerServer(port, state);
if (server) log.info({ port: server.port }, "worker answers /health, /ready and /metrics");

const db = createDatabase(env.DATABASE_URL);
const onLost = (error: Error) => log.warn({ err: error }, "database connection lost");
const queue = await untilStored(() => openQueue(env.DATABASE_URL, onLost), STARTING_PATIENCE);
const listener = createListener(env.DATABASE_URL, onLost);
const supervisor = await startSupervisor({
  db,
  queue,
  listener,
  store: sourceStore(),
  log,
  name: env.COPYDESK_WORKER_NAME,
  slots: env.COPYDESK_WORKER_SLOTS,
  memoryBudget: memoryBudget(env.COPYDESK_MEMORY_BUDGET),
  devices: await devices,
  engineNames: env.COPYDESK_WORKER_ENGINES,
  personLimit: env.COPYDESK_PERSON_RUNNING,
});
missing.delete("starting");
log.info({ workerId: supervisor.workerId }, "worker is ready");

await told;
missing.add("ending");
await supervisor.drain(env.COPYDESK_DRAIN_SECONDS * 1_000);
await queue.close();
await listener.close();
await db.$disconnect();
await server?.close();
process.exit(0);
