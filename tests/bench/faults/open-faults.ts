/** A desk whose workers are real ones, on translations of the scripted engine that take seconds. */
import { createDatabase } from "#lib/db/client";
import { findBroken } from "#tests/support/find-broken";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { startWorker } from "#tests/support/start-worker";
import type { WorkerProcess } from "#tests/support/start-worker";
import type { FaultDesk } from "#tests/support/worker-faults";
import type { BenchDesk } from "../bench-desk.ts";
import { counted, none } from "../measure.ts";
import type { Finding } from "../measure.ts";

export type OpenFaults = FaultDesk & { url: string; stop(): Promise<void> };

export async function openFaults(desk: BenchDesk, url?: string): Promise<OpenFaults> {
  const databaseUrl = url ?? (await desk.database()).url;
  const db = createDatabase(databaseUrl);
  await givenScriptedVersion(db, "translate", { fault: "slow=400" }, "en-pt");
  const lead = await givenUser(db);
  const { id: projectId } = await givenProject(db, lead);
  const { id: sourceId } = await givenSource(db, projectId);
  const order = { kind: "translation" as const, brief: { to: "pt" }, sourceIds: [sourceId] };
  const running: WorkerProcess[] = [];
  return {
    db,
    url: databaseUrl,
    order: async (more) => (await givenGeneration(db, lead, projectId, { ...order, ...more })).id,
    start(settings, onLine) {
      const place = { databaseUrl, dataFolder: desk.dataFolder };
      // What a worker says while its database is away is what was asked for.
      const worker = startWorker(place, { LOG_LEVEL: "silent", ...settings }, onLine);
      running.push(worker);
      return worker;
    },
    async stop() {
      for (const worker of running) worker.kill("SIGKILL");
      await Promise.all(running.map(({ ended }) => ended));
      await db.$disconnect();
    },
  };
}

/** Of these generations: none lost, none doubled, none with gaps. */
export async function wholeness({ db }: FaultDesk, ids: string[]): Promise<Finding[]> {
  const { lost, doubled, gaps, givenUp } = await findBroken(db, ids);
  return [
    counted("generations", ids.length, "all ended", true),
    none("lost", lost.length),
    none("doubled", doubled.length),
    none("with gaps, or not as streamed", gaps.length),
    counted("failed after three deaths", givenUp, "allowed", true),
  ];
}
