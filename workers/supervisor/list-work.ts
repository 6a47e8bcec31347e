import type { Claim } from "#lib/generations/attempts/commands";
import { claimReplays, waitingReplays, type ReplayClaim } from "#lib/evaluation/attempts/commands";
import { waitingGenerations } from "#lib/generations/claims/commands";
import { GENERATE_DRAFT, REPLAY_GENERATION, SWAP_MODEL, TRANSLATE_TEXT } from "#lib/jobs/jobs";
import { claimSwap, waitingSwaps, type TakenSwap } from "#lib/models/swaps/attempts/commands";
import { claimTranslations, waitingTranslations, type TranslationClaim } from "#lib/translations/commands";
import { publishDue } from "#lib/publishing/due/commands";
import { modelStore } from "#lib/storage/model-store";
import { createVersionCheck } from "../checks/check-version.ts";
import { startEngineProcess } from "../inference/client.ts";
import { engineNames as ENGINE_NAMES } from "../engines/engine.ts";
import { checkDraft } from "../jobs/check-draft.ts";
import { generateDraft } from "../jobs/generate-draft.ts";
import { startNote } from "../jobs/note-attempt.ts";
import { listLeftToOthers } from "../jobs/left-to-others.ts";
import { indexSource } from "../jobs/index-source.ts";
import { runInstall } from "../jobs/install-model.ts";
import { profileModel } from "../jobs/profile-model.ts";
import { replayGeneration } from "../jobs/replay-generation.ts";
import { swapModel } from "../jobs/swap-model.ts";
import { translateText } from "../jobs/translate-text.ts";
import { runPipeline } from "../pipelines/registry.ts";
import type { Claims } from "./claims.ts";
import type { EnginePool } from "./engine-pool.ts";
import type { EventBuffer } from "./event-buffer.ts";
import { queueWork } from "./queue-work.ts";
import type { Judge } from "./readiness.ts";
import type { SupervisorOptions } from "./supervisor.ts";
import { takeGenerations } from "./take-generations.ts";
import type { Work } from "./work-loop.ts";

export type WorkContext = SupervisorOptions & {
  pool: EnginePool;
  claims: Claims;
  buffer: EventBuffer;
  judge: Judge;
  workerId: string;
  /** Fires when the grace time of a drain is over. */
  ending: AbortSignal;
  /** Fires as soon as the worker drains: nobody waits for a self-test or a replay. */
  testing: AbortSignal;
  onError: (error: unknown) => void;
};

/** Saves that follow each other within it are checked once. */
const CHECK_PAUSE = 1_500;
/** Short, and somebody waits for each. */
const TRANSLATIONS_AT_ONCE = 4;
const NO_LIMIT = 1_000_000;
/** A swap keeps its place until the last text on the old version has ended; others need not wait for that. */
const SWAPS_AT_ONCE = 4;

/** All that a worker does. To add work: a line here, and for jobs of pg-boss a payload in lib/jobs/jobs.ts. */
export function listWork(context: WorkContext): Work<unknown>[] {
  const { db, store, queue, pool, claims, workerId, memoryBudget, ending, testing, onError } = context;
  const check = createVersionCheck({
    ...{ db, store: modelStore(), start: startEngineProcess, memoryBudget },
    reserve: (bytes, signal) => pool.reserve(bytes, signal),
  });
  return [
    queueWork(queue, "profile-model", 1, async ({ payload: { profileId } }) => {
      const note = startNote("profile-model", { profileId });
      note(await profileModel({ db, pool, workerId, claims, signal: testing }, profileId));
    }),
    writing(context),
    queueWork(queue, "index-source", 1, ({ payload: { sourceId } }) =>
      indexSource({ db, store, pool, signal: ending, onError }, sourceId),
    ),
    {
      name: TRANSLATE_TEXT,
      slots: TRANSLATIONS_AT_ONCE,
      waiting: waitingTranslations,
      take: (count: number) => claimTranslations(db, count),
      run: async (claim: TranslationClaim) => void (await translateText({ db, pool, signal: ending }, claim)),
    },
    replaying(context),
    swapping(context),
    queueWork(queue, "check-draft", 1, async ({ payload: { revisionId } }) => {
      const note = startNote("check-draft", { revisionId });
      note(await checkDraft({ db, pool, signal: ending, pauseMs: CHECK_PAUSE }, revisionId));
    }),
    queueWork(queue, "install-model", 1, async ({ payload: { installId } }) => {
      const note = startNote("install-model", { installId });
      const outcome = await runInstall(db, installId, ending, { check });
      note(outcome.state, outcome.state === "failed" ? outcome.error.code : undefined);
    }),
    queueWork(queue, "publish-due", 1, async ({ payload: { scheduleId } }) => {
      const note = startNote("publish-due", { scheduleId });
      note(await publishDue(db, scheduleId));
    }),
  ] as Work<unknown>[];
}

function replaying(context: WorkContext): Work<ReplayClaim> {
  const { db, pool, workerId, claims, testing: signal, engineNames = ENGINE_NAMES, memoryBudget } = context;
  const dependencies = { db, pool, workerId, claims, signal, runPipeline: context.runPipeline ?? runPipeline };
  return {
    name: REPLAY_GENERATION,
    slots: 1,
    waiting: waitingReplays,
    async take(count) {
      const leaves = await listLeftToOthers({ db, workerId, cannotLoad: pool.cannotLoad() });
      return claimReplays(db, workerId, count, { engineNames, memoryBudget, leaves });
    },
    async run(claim) {
      const note = startNote(REPLAY_GENERATION, { itemId: claim.itemId }, claim.attempt);
      note(await replayGeneration(dependencies, claim));
    },
  };
}

function writing(context: WorkContext): Work<Claim> {
  const { db, pool, buffer, claims, judge, workerId, slots, personLimit = NO_LIMIT, log } = context;
  const dependencies = { db, pool, workerId, buffer, claims, onBug, runPipeline: context.runPipeline ?? runPipeline };
  return {
    name: GENERATE_DRAFT,
    slots,
    oneByOne: true,
    waiting: waitingGenerations,
    take: takeGenerations(db, workerId, claims, judge, personLimit),
    async run(claim) {
      try {
        await generateDraft(dependencies, claim);
      } finally {
        judge.free(claim.generationId);
      }
    },
  };

  function onBug(error: unknown, generationId: string): void {
    log.error({ err: error, generationId }, "generation bug");
  }
}

function swapping({ db, pool, workerId, testing, memoryBudget, ...context }: WorkContext): Work<TakenSwap> {
  const { engineNames = ENGINE_NAMES } = context;
  return {
    name: SWAP_MODEL,
    slots: SWAPS_AT_ONCE,
    waiting: waitingSwaps,
    async take(count) {
      const leaves = await listLeftToOthers({ db, workerId, cannotLoad: pool.cannotLoad() });
      const worker = { workerId, engineNames, memoryBudget, leaves };
      const taken: TakenSwap[] = [];
      while (taken.length < count) {
        const swap = await claimSwap(db, worker);
        if (!swap) break;
        taken.push(swap);
      }
      return taken;
    },
    async run(swap) {
      const note = startNote(SWAP_MODEL, { swapId: swap.swapId }, swap.attempt);
      note(await swapModel({ db, pool, workerId, signal: testing }, swap));
    },
  };
}
