/**
 * The supervisor: claims work, keeps its claims alive, stores what is written, and lends engine processes. It never
 * loads a model itself, so nothing here blocks.
 */
import { hostname } from "node:os";
import type { Logger } from "pino";
import type { Db } from "#lib/db/client";
import { queueMissingProfiles } from "#lib/models/profiles/commands";
import { sweepDeletedVersions } from "#lib/models/removal/commands";
import type { Listener } from "#lib/db/listen";
import { CANCEL_CHANNEL } from "#lib/generations/events";
import { JOB_CHANNEL } from "#lib/jobs/jobs";
import type { Queue } from "#lib/jobs/queue";
import { sweepRefused } from "#lib/models/installs/refused/commands";
import { removeExpiredUploads } from "#lib/models/uploads/commands";
import { modelStore } from "#lib/storage/model-store";
import { SWITCH_CHANNEL } from "#lib/models/swaps/events";
import { endWorker, forgetOldWorkers, registerWorker, reportWorker } from "#lib/workers/commands";
import { watchEngines } from "#lib/metrics/worker";
import type { Store } from "#lib/storage/store";
import type { Device } from "#lib/workers/schema";
import { usedDevice } from "../devices/describe-devices.ts";
import { readMemory } from "../devices/memory.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import { engineNames as ENGINE_NAMES } from "../engines/engine.ts";
import { converge } from "../swaps/converge.ts";
import { createClaims } from "./claims.ts";
import { createEnginePool } from "./engine-pool.ts";
import { createEventBuffer } from "./event-buffer.ts";
import { listWork } from "./list-work.ts";
import { lookAround } from "./look-around.ts";
import { createJudge } from "./readiness.ts";
import { createEngineStarter } from "./start-engine.ts";
import { STARTING_PATIENCE, untilStored } from "./until-stored.ts";
import { verifyFiles } from "./verify-files.ts";
import { sweeps } from "./sweeps.ts";
import { startWorkLoop } from "./work-loop.ts";

export type SupervisorOptions = {
  db: Db;
  queue: Queue;
  listener: Listener;
  store: Store;
  log: Logger;
  name: string;
  /** Generations at a time. */
  slots: number;
  /** What all engines together may need, in bytes. */
  memoryBudget: number;
  /** Engines that it starts; all unless given. */
  engineNames?: readonly string[] | undefined;
  /** Generations of one person that run at a time, on all workers; as many as there is room for unless given. */
  personLimit?: number;
  /** What the machine has to run models on, as find-devices.ts found it; without it the processor. */
  devices?: Device[];
  /** Another than the product's where a bench gives an engine the very calls of its peer. */
  runPipeline?: RunPipeline;
};

export type Supervisor = {
  workerId: string;
  /** Takes nothing more; what runs may end within the grace time, the rest goes back to the queue unburned. */
  drain(graceMs: number): Promise<void>;
};

/** A worker that has nothing to do asks the database twice in five seconds, with what its listener asks. */
const REPORT_INTERVAL = 7_000;
const LOOK_INTERVAL = 6_000;
const TIDY_INTERVAL = 600_000;
/** A change of champion that was not heard. An idle worker has nothing loaded and asks nothing. */
const CONVERGE_INTERVAL = 60_000;

export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { db, listener, log, slots, memoryBudget, devices = [], engineNames = ENGINE_NAMES } = options;
  const device = usedDevice(devices);
  const onError = (error: unknown) => log.error({ err: error }, "worker error");
  const pool = createEnginePool({
    memoryBudget,
    start: createEngineStarter(db, device),
    verify: verifyFiles,
    now: () => performance.now(),
    onCannotLoad: () => {
      judge.forget();
      if (!draining) void report().catch(onError);
    },
  });
  watchEngines(() => pool.report());
  const claims = createClaims(db, onError);
  const buffer = createEventBuffer(db, (claim) => claims.abort(claim.generationId, "lease-lost"), onError);
  const { totalBytes, freeBytes } = readMemory();
  const memory = { device, memoryBytes: totalBytes, freeBytes };
  const can = { slots, engineNames: [...engineNames], memoryBudget, devices };
  const self = { name: options.name, host: hostname(), pid: process.pid, ...memory, ...can };
  const workerId = await untilStored(() => registerWorker(db, self), STARTING_PATIENCE);
  const ending = new AbortController();
  /** Self-tests wait for nothing and nobody waits for them: they end as soon as a worker drains. */
  const testing = new AbortController();
  const connected = () => listener.connected();

  const judge = createJudge({ db, pool, workerId, engineNames, memoryBudget, now: () => performance.now() });
  const work = listWork({
    ...options,
    pool,
    claims,
    buffer,
    judge,
    workerId,
    ending: ending.signal,
    testing: testing.signal,
    onError,
  });
  const loops = new Map(work.map((one) => [one.name, startWorkLoop(one, { connected, onError })]));
  const wakeAll = () => loops.forEach((loop) => loop.wake());
  await listener.listen(JOB_CHANNEL, (name) => loops.get(name)?.wake(), wakeAll);
  await listener.listen(
    CANCEL_CHANNEL,
    (generationId) => claims.abort(generationId, "cancelled"),
    () => void claims.beat().catch(onError),
  );
  const followChampions = () => {
    judge.forget();
    converge({ db, pool, engineNames, signal: testing.signal }).catch((error: unknown) => {
      if (!testing.signal.aborted) onError(error);
    });
  };
  await listener.listen(SWITCH_CHANNEL, followChampions, followChampions);
  wakeAll();

  let draining = false;
  const report = () =>
    reportWorker(db, workerId, {
      ...memory,
      freeBytes: readMemory().freeBytes,
      state: draining ? "draining" : "running",
      engines: pool.report(),
      cannotLoad: pool.cannotLoad(),
    });
  const wake = (name: string) => loops.get(name)?.wake();
  const look = lookAround({ db, work, sweeps, wake, now: () => performance.now() });
  const tidy = async () => {
    await queueMissingProfiles(db);
    await sweepDeletedVersions(db, modelStore());
    await sweepRefused(db, modelStore());
    await removeExpiredUploads(db, modelStore());
    await options.queue.tidy();
  };
  await untilStored(() => forgetOldWorkers(db), STARTING_PATIENCE);
  await untilStored(look, STARTING_PATIENCE);
  await untilStored(() => queueMissingProfiles(db), STARTING_PATIENCE);
  const timers = [
    setInterval(() => void report().catch(onError), REPORT_INTERVAL),
    setInterval(() => void look().catch(onError), LOOK_INTERVAL),
    setInterval(() => void tidy().catch(onError), TIDY_INTERVAL),
    setInterval(followChampions, CONVERGE_INTERVAL),
  ];

  return {
    workerId,
    async drain(graceMs) {
      draining = true;
      testing.abort();
      const ended = Promise.all([...loops.values()].map((loop) => loop.stop()));
      const grace = setTimeout(() => {
        claims.abortAll("draining");
        ending.abort();
      }, graceMs);
      await report().catch(onError);
      await ended;
      clearTimeout(grace);
      timers.forEach(clearInterval);
      claims.close();
      await buffer.close();
      await pool.close();
      await endWorker(db, workerId).catch(onError);
    },
  };
}
