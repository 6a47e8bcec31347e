/** P13: whether a claim costs more the more orders wait. */
import { performance } from "node:perf_hooks";
import type { Database } from "#lib/db/client";
import { claimNext } from "#lib/generations/claims/commands";
import type { BenchDesk } from "../bench-desk.ts";
import type { Finding, Measure } from "../measure.ts";
import { percentile, ratioOf, spreadOf } from "../statistics.ts";
import type { Repetition } from "../statistics.ts";
import { makeOrderers, makeWaiting, onDatabase } from "../waiting-rows.ts";
import type { Orderers } from "../waiting-rows.ts";

const FEW = 1_000;
const MANY = 1_000_000;
const CLAIMS = 200;
/** Of that many claims each: the 99th percentile of one round would be its second worst claim, which is chance. */
const ROUNDS = 5;
const NO_LIMIT = 1_000_000;
const MOST = 1.5;

type Queue = { db: Database; orderers: Orderers };

export const queueSize: Measure = {
  id: "P13",
  title: `Claims with ${MANY.toLocaleString("en")} and with ${FEW.toLocaleString("en")} orders waiting`,
  conditions: [
    "Of 50 people who need three kinds of models, and of one to whom the first fifth belongs",
    `${ROUNDS} rounds of ${CLAIMS} claims each, one here and one there; what was claimed is put back after each round`,
    "Vacuumed and analysed after the fill, so that autovacuum does not come to it meanwhile",
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
  await onDatabase(url, (client) => client.query("VACUUM (ANALYZE) drafts, generations"));
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
    const [ours, peer] = await claimP99(many, few, personLimit);
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

/**
 * The 99th percentiles of the claims' milliseconds in both. They take turns claim by claim, so that what else the machine
 * does meets both alike. Nobody but the held person ever comes to the limit.
 */
async function claimP99(one: Queue, other: Queue, personLimit: number): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const claimers = [claimer(one, personLimit), claimer(other, personLimit)] as const;
    for (let index = 0; index < CLAIMS; index += 1)
      for (const side of index % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
        times[side].push(await claimers[side].claim());
    for (const { putBack } of claimers) await putBack();
  }
  const p99 = (milliseconds: number[]) =>
    percentile(
      milliseconds.toSorted((a, b) => a - b),
      0.99,
    );
  return [p99(times[0]), p99(times[1])];
}

function claimer({ db, orderers: { needs } }: Queue, personLimit: number) {
  const readiness = { known: needs, ready: needs, later: [], loaded: needs };
  const workerId = crypto.randomUUID();
  const taken: string[] = [];
  return {
    /** Its milliseconds. */
    async claim(): Promise<number> {
      const started = performance.now();
      const claim = await claimNext(db, workerId, { personLimit, readiness });
      const milliseconds = performance.now() - started;
      if (claim.outcome !== "claimed") throw new Error(`nothing to claim: ${claim.outcome}`);
      taken.push(claim.generationId);
      const ended = { status: "failed" as const, finishedAt: new Date() };
      await db.generation.updateMany({ where: { id: claim.generationId }, data: ended });
      return milliseconds;
    },
    async putBack(): Promise<void> {
      await db.generation.updateMany({ where: { id: { in: taken } }, data: { status: "queued", finishedAt: null } });
    },
  };
}
