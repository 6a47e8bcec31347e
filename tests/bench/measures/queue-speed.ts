/** P11: what a job costs that does nothing, beside libraries that do only that. */
import type { Database } from "#lib/db/client";
import { completeGeneration, recordRun } from "#lib/generations/attempts/commands";
import { claimNext } from "#lib/generations/claims/commands";
import type { Measure } from "../measure.ts";
import { openBossJobs } from "../peers/pg-boss.ts";
import { graphileSpeed } from "../peers/graphile-worker.ts";
import { ratioOf, spreadOf } from "../statistics.ts";
import type { Repetition } from "../statistics.ts";
import { makeOrderers, makeWaiting } from "../waiting-rows.ts";
import type { Orderers } from "../waiting-rows.ts";

const JOBS = 300;
const NO_LIMIT = 1_000_000;

export const queueSpeed: Measure = {
  id: "P11",
  title: "Jobs that do nothing: claim, fence, one event, finish",
  conditions: [
    `${JOBS} jobs one after the other, made before the clock starts; the same database server, which flushes nothing to disk`,
    "Ours and pg-boss take turns job by job, and the median job counts, so that what else the machine does meets both alike",
    "Ours sends what a worker does: the claim, what it runs with, and the end with text, revision, audit and readers' events",
  ],
  async run(desk, { repetitions }) {
    const { db, url } = await desk.database();
    const peers = await desk.database();
    const orderers = await makeOrderers(db);
    const boss: Repetition[] = [];
    const graphile: Repetition[] = [];
    for (let index = 0; index <= repetitions; index += 1) {
      await makeWaiting(url, orderers, JOBS, 1 + index * JOBS);
      const turns = await inTurns(db, orderers, peers.url);
      const jobs = await graphileSpeed(peers.url, JOBS);
      // The first run warms up plans and connections of all three.
      if (index === 0) continue;
      boss.push(turns);
      graphile.push({ ours: turns.ours, peer: jobs });
    }
    return [
      { ...compared("pg-boss, batch 1", boss), target: "≥ 0.7", holds: ratioOf(boss).median >= 0.7 },
      { ...compared("Graphile Worker", graphile), target: "for comparison", holds: true },
    ];
  },
};

function compared(name: string, runs: Repetition[]) {
  return {
    what: `beside ${name}`,
    unit: "jobs/s",
    ours: spreadOf(runs.map(({ ours }) => ours)),
    peer: { name, figures: spreadOf(runs.map(({ peer }) => peer)) },
    ratio: ratioOf(runs),
  };
}

/** Jobs a second of both, by their median job. */
async function inTurns(db: Database, orderers: Orderers, peerUrl: string): Promise<Repetition> {
  const workerId = crypto.randomUUID();
  const boss = await openBossJobs(peerUrl, JOBS);
  const [ours, peer]: [number[], number[]] = [[], []];
  const timed = async (times: number[], job: () => Promise<void>) => {
    const started = performance.now();
    await job();
    times.push(performance.now() - started);
  };
  try {
    for (let index = 0; index < JOBS; index += 1) {
      await timed(ours, () => doOne(db, orderers, workerId));
      await timed(peer, () => boss.doOne());
    }
  } finally {
    await boss.stop();
  }
  return { ours: 1_000 / spreadOf(ours).median, peer: 1_000 / spreadOf(peer).median };
}

async function doOne(db: Database, { needs }: Orderers, workerId: string): Promise<void> {
  const readiness = { known: needs, ready: needs, later: [], loaded: needs };
  const taken = await claimNext(db, workerId, { personLimit: NO_LIMIT, readiness });
  if (taken.outcome !== "claimed") throw new Error(`nothing to claim: ${taken.outcome}`);
  const { generationId, attempt } = taken;
  const claim = { generationId, attempt };
  const held = await recordRun(db, claim, { modelVersionId: null, ranWith: { seed: 1 } });
  const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, milliseconds: 0 };
  const content = { title: "Bench", markdown: "Bees.\n" };
  const work = { title: "Bench", content, evidence: [], findings: [], notes: [], usage };
  const ended = await completeGeneration(db, claim, work, [{ ...claim, type: "text", data: { text: "Bees." } }]);
  if (!held || !ended) throw new Error("a claim was lost");
}
