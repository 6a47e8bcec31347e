/**
 * The supervisor: claims work, keeps its claims alive, stores what is written, and lends engine processes. It never
 * loads a model itself, so nothing here blocks.
 */
import { hostname } from "node:os";
import type { Logger } from "pino";
import { profileModel } from "../jobs/profile-model.ts";
import type { Db } from "#lib/db/client";
import { requeueProfiles } from "#lib/models/profiles/attempts/commands";
import { queueMissingProfiles } from "#lib/models/profiles/commands";
import type { Listener } from "#lib/db/listen";
import { requeueLapsed } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import { CANCEL_CHANNEL } from "#lib/generations/events";
import { GENERATE_DRAFT, JOB_CHANNEL, TRANSLATE_TEXT } from "#lib/jobs/jobs";
import type { Queue } from "#lib/jobs/queue";
import { requeueInstalls } from "#lib/models/installs/attempts/commands";
import { requeueImports } from "#lib/sources/commands";
import { endWorker, forgetOldWorkers, registerWorker, reportWorker } from "#lib/workers/commands";
import { claimTranslations, dropExpiredTranslations, type TranslationClaim } from "#lib/translations/commands";
import type { Store } from "#lib/storage/store";
import type { Device } from "#lib/workers/schema";
import { usedDevice } from "../devices/describe-devices.ts";
import { readMemory } from "../devices/memory.ts";
import { generateDraft } from "../jobs/generate-draft.ts";
import { checkDraft } from "../jobs/check-draft.ts";
import { translateText } from "../jobs/translate-text.ts";
import { indexSource } from "../jobs/index-source.ts";
import { runInstall } from "../jobs/install-model.ts";
import { runPipeline } from "../pipelines/registry.ts";
import type { RunPipeline } from "../pipelines/registry.ts";
import { createClaims } from "./claims.ts";
import { createEnginePool } from "./engine-pool.ts";
import { createEventBuffer } from "./event-buffer.ts";
import { queueWork } from "./queue-work.ts";
import { takeGenerations } from "./take-generations.ts";
import { createEngineStarter } from "./start-engine.ts";
import { STARTING_PATIENCE, untilStored } from "./until-stored.ts";
import { verifyFiles } from "./verify-files.ts";
import { startWorkLoop } from "./work-loop.ts";
import type { Work } from "./work-loop.ts";

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

const REPORT_INTERVAL = 4_000;
/** Saves that follow each other within it are checked once. */
const CHECK_PAUSE = 1_500;
/** Short, and somebody waits for each. */
const TRANSLATIONS_AT_ONCE = 4;
const SWEEP_INTERVAL = 5_000;

export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { db, queue, listener, store, log, slots, devices = [], runPipeline: pipeline = runPipeline } = options;
  const device = usedDevice(devices);
  const onError = (error: unknown) => log.error({ err: error }, "worker error");
  const pool = createEnginePool({
    memoryBudget: options.memoryBudget,
    start: createEngineStarter(db, device),
    verify: verifyFiles,
    now: () => performance.now(),
  });
  const claims = createClaims(db, onError);
  const buffer = createEventBuffer(db, (claim) => claims.abort(claim.generationId, "lease-lost"), onError);
  const { totalBytes, freeBytes } = readMemory();
  const memory = { device, memoryBytes: totalBytes, freeBytes };
  const self = { name: options.name, host: hostname(), pid: process.pid, devices, ...memory };
  const workerId = await untilStored(() => registerWorker(db, self), STARTING_PATIENCE);
  const ending = new AbortController();
  /** Self-tests wait for nothing and nobody waits for them: they end as soon as a worker drains. */
  const testing = new AbortController();
  const onBug = (error: unknown, generationId: string) => log.error({ err: error, generationId }, "generation bug");
  const connected = () => listener.connected();

  const work = [
    queueWork(queue, "profile-model", 1, async ({ payload: { profileId } }) => {
      const outcome = await profileModel({ db, pool, workerId, signal: testing.signal }, profileId);
      log.info({ profileId, outcome }, "self-test");
    }),
    {
      name: GENERATE_DRAFT,
      slots,
      take: takeGenerations(db, workerId, claims),
      run: async (claim: Claim) => {
        const started = performance.now();
        const outcome = await generateDraft({ db, pool, buffer, claims, runPipeline: pipeline, onBug }, claim);
        const { generationId, attempt } = claim;
        log.info({ generationId, attempt, outcome, ms: Math.round(performance.now() - started) }, "generation attempt");
      },
    },
    queueWork(queue, "index-source", 1, ({ payload: { sourceId } }) =>
      indexSource({ db, store, pool, signal: ending.signal, onError }, sourceId),
    ),
    {
      name: TRANSLATE_TEXT,
      slots: TRANSLATIONS_AT_ONCE,
      take: (count: number) => claimTranslations(db, count),
      run: async (claim: TranslationClaim) => void (await translateText({ db, pool, signal: ending.signal }, claim)),
    },
    queueWork(queue, "check-draft", 1, async ({ payload: { revisionId } }) => {
      const outcome = await checkDraft({ db, pool, signal: ending.signal, pauseMs: CHECK_PAUSE }, revisionId);
      log.info({ revisionId, outcome }, "draft check");
    }),
    queueWork(queue, "install-model", 1, async ({ payload: { installId } }) => {
      const outcome = await runInstall(db, installId, ending.signal);
      log.info({ installId, outcome }, "model install");
    }),
  ];
  const loops = new Map(work.map((one) => [one.name, startWorkLoop(one as Work<unknown>, { connected, onError })]));
  const wakeAll = () => loops.forEach((loop) => loop.wake());
  await listener.listen(JOB_CHANNEL, (name) => loops.get(name)?.wake(), wakeAll);
  await listener.listen(
    CANCEL_CHANNEL,
    (generationId) => claims.abort(generationId, "cancelled"),
    () => void claims.beat().catch(onError),
  );
  wakeAll();

  let draining = false;
  const report = () =>
    reportWorker(db, workerId, {
      ...memory,
      freeBytes: readMemory().freeBytes,
      state: draining ? "draining" : "running",
      engines: pool.report(),
    });
  const sweep = async () => {
    await requeueProfiles(db);
    await queueMissingProfiles(db);
    await requeueLapsed(db);
    await requeueImports(db);
    await requeueInstalls(db);
    await dropExpiredTranslations(db);
  };
  await untilStored(() => forgetOldWorkers(db), STARTING_PATIENCE);
  await untilStored(sweep, STARTING_PATIENCE);
  const timers = [
    setInterval(() => void report().catch(onError), REPORT_INTERVAL),
    setInterval(() => void sweep().catch(onError), SWEEP_INTERVAL),
  ];

  return {
    workerId,
    async drain(graceMs) {
      draining = true;
      testing.abort();
      await report().catch(onError);
      const ended = Promise.all([...loops.values()].map((loop) => loop.stop()));
      const grace = setTimeout(() => {
        claims.abortAll("draining");
        ending.abort();
      }, graceMs);
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
