/** P13: whether a claim costs more the more orders wait. */
import { performance } from "node:perf_hooks";
import type { Database } from "#lib/db/client";
import { claimNext } from "#lib/generations/claims/commands";
import type { BenchDesk } from "../bench-desk.ts";
import type { Finding, Measure } from "../measure.ts";
import { percentile, ratioOf, spreadOf } from "../statistics.ts";
import type { Repetition } from "../statistics.ts";
import { makeOrderers, makeWaiting } from "../waiting-rows.ts";
import type { Orderers } from "../waiting-rows.ts";

const FEW = 1_000;
const MANY = 1_000_000;
const CLAIMS = 200;
const NO_LIMIT = 1_000_000;
const MOST = 1.5;

type Queue = { db: Database; orderers: Orderers };

export const queueSize: Measure = {
  id: "P13",
  title: `Claims with ${MANY.toLocaleString("en")} and with ${FEW.toLocaleString("en")} orders waiting`,
  conditions: [
    `Of 50 people who need three kinds of models, and of one to whom the first fifth belongs; ${CLAIMS} claims each, interleaved`,
    "What was claimed is put back after each repetition",
  ],
  async run(desk, { repetitions }) {
    const [few, many] = [await makeQueue(desk, FEW), await makeQueue(desk, MANY)];
    return [
      await compare("nobody is at the limit", few, many, NO_LIMIT, repetitions),
      await compare("the first fifth is of a person at the limit", few, many, 1, repetitions),
    ];
  },
};

async function makeQueue(desk: BenchDesk, count: number): Promise<Queue> {
  const { db, url } = await desk.database();
  const orderers = await makeOrderers(db);
  await makeWaiting(url, orderers, count);
  return { db, orderers };
}

async function compare(
  what: string,
  few: Queue,
  many: Queue,
  personLimit: number,
  repetitions: number,
): Promise<Finding> {
  // With the limit, one of that person's runs all the time.
  const busy = [await holdOne(few), await holdOne(many)];
  const runs: Repetition[] = [];
  for (let index = 0; index <= repetitions; index += 1) {
    const peer = await claimP99(few, personLimit);
    const ours = await claimP99(many, personLimit);
    if (index > 0) runs.push({ ours, peer });
  }
  for (const release of busy) await release();
  const ratio = ratioOf(runs);
  return {
    what: `p99, ${what}`,
    unit: "ms",
    ours: spreadOf(runs.map(({ ours }) => ours)),
    peer: { name: `with ${FEW.toLocaleString("en")}`, figures: spreadOf(runs.map(({ peer }) => peer)) },
    ratio,
    target: `≤ ${MOST}`,
    holds: ratio.median <= MOST,
  };
}

async function holdOne({ db, orderers }: Queue): Promise<() => Promise<void>> {
  const { id } = await db.generation.findFirstOrThrow({
    where: { status: "queued", requestedById: orderers.head },
    orderBy: { fairTag: "desc" },
    select: { id: true },
  });
  await db.generation.updateMany({ where: { id, status: "queued" }, data: { status: "running" } });
  return async () => {
    await db.generation.updateMany({ where: { id, status: "running" }, data: { status: "queued" } });
  };
}

/** The 99th percentile of the claims' milliseconds. Nobody but the held person ever comes to the limit. */
async function claimP99({ db, orderers: { needs } }: Queue, personLimit: number): Promise<number> {
  const readiness = { known: needs, ready: needs, later: [], loaded: needs };
  const workerId = crypto.randomUUID();
  const taken: string[] = [];
  const milliseconds: number[] = [];
  for (let index = 0; index < CLAIMS; index += 1) {
    const started = performance.now();
    const claim = await claimNext(db, workerId, { personLimit, readiness });
    milliseconds.push(performance.now() - started);
    if (claim.outcome !== "claimed") throw new Error(`nothing to claim: ${claim.outcome}`);
    taken.push(claim.generationId);
    await db.generation.updateMany({
      where: { id: claim.generationId },
      data: { status: "failed", finishedAt: new Date() },
    });
  }
  await db.generation.updateMany({ where: { id: { in: taken } }, data: { status: "queued", finishedAt: null } });
  return percentile(
    milliseconds.toSorted((one, other) => one - other),
    0.99,
  );
}
