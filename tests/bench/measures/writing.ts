/** P1 and P2: tokens through queue, worker and event rows, beside the engine alone. */
import { constants } from "node:os";
import type { Database } from "#lib/db/client";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { deployVersion, requireModel } from "../bench-desk.ts";
import type { BenchDesk } from "../bench-desk.ts";
import { startChild } from "../child.ts";
import type { BenchChild } from "../child.ts";
import type { BenchOptions, Finding, Measure } from "../measure.ts";
import type { RawAnswer, RawOrder } from "../peers/raw-llama.ts";
import { ratioOf, spreadOf } from "../statistics.ts";
import type { Repetition } from "../statistics.ts";

const MODEL = "smollm2-135m-instruct-q4_1";
const TOKENS = 96;
const THREADS = 1;
const MOST = 8;
const conditions = [
  `SmolLM2 135M Instruct Q4_1, ${TOKENS} tokens for each generation, ${THREADS} thread, temperature 0, no penalty`,
  "Prompts of some 30 tokens, read within the time on both sides; both at the priority of engine processes",
  "Ours from the first order to the last finished row",
];

const TOPICS = [
  "A lighthouse",
  "Some bakery",
  "The railway",
  "My harbour",
  "Our forest",
  "Any library",
  "That market",
  "This bridge",
];
/** Another beginning for each sequence each time, so that both sides read all of each prompt. */
export const promptsFor = (count: number, turn: number) =>
  Array.from(
    { length: count },
    (_, index) => `${TOPICS[(index + turn) % TOPICS.length]}: write a long story about it, with many details.`,
  );

type Writers = {
  ours: (prompts: string[]) => Promise<RawAnswer>;
  raw: (prompts: string[], inTurn?: boolean) => Promise<RawAnswer>;
  worker: BenchChild;
  stop: () => Promise<void>;
};

export async function startWriters(desk: BenchDesk): Promise<Writers> {
  const files = requireModel(MODEL);
  const { db, url } = await desk.database();
  const settings = { device: "cpu", contextLength: 1_024, threads: THREADS, repeatPenalty: 1 };
  await deployVersion(desk, db, { engine: "llama", task: "write", format: "gguf", files, settings });
  const worker = await startChild("bench-worker.ts", {
    DATABASE_URL: url,
    COPYDESK_DATA_DIR: desk.dataFolder,
    COPYDESK_SECRET: "x".repeat(32),
    COPYDESK_WORKER_SLOTS: String(MOST),
    BENCH_TOKENS: String(TOKENS),
  });
  const rawEnv = { BENCH_MODEL: files["model.gguf"] ?? "", BENCH_THREADS: String(THREADS) };
  const raw = await startChild("peers/raw-llama.ts", rawEnv, constants.priority.PRIORITY_BELOW_NORMAL);
  const order = await ordersFrom(db);
  const ours = (prompts: string[]) => writeAll(db, () => prompts.map((prompt) => order(prompt)));
  const ask = (prompts: string[], inTurn = false) =>
    raw.ask<RawAnswer>({ prompts, maxTokens: TOKENS, inTurn } satisfies RawOrder);
  await ours(promptsFor(1, 0));
  await ask(promptsFor(1, 0));
  return {
    ours,
    raw: ask,
    worker,
    stop: async () => void (await Promise.all([worker.stop(), raw.stop()])),
  };
}

async function ordersFrom(db: Database) {
  const lead = await givenUser(db);
  const { id: projectId } = await givenProject(db, lead);
  const { id: sourceId } = await givenSource(db, projectId);
  return (topic: string) =>
    givenGeneration(db, lead, projectId, { kind: "article", brief: { topic }, sourceIds: [sourceId] });
}

/** From the first request to the last finished row, by the database's clock. */
async function writeAll(db: Database, start: () => Promise<{ id: string }>[]): Promise<RawAnswer> {
  const ids = (await Promise.all(start())).map(({ id }) => id);
  for (;;) {
    const rows = await db.generation.findMany({ where: { id: { in: ids } } });
    const bad = rows.find(({ status }) => status === "failed" || status === "cancelled");
    if (bad) throw new Error(`a generation ended badly: ${JSON.stringify(bad.error)}`);
    if (rows.every(({ finishedAt }) => finishedAt)) {
      const from = Math.min(...rows.map(({ createdAt }) => createdAt.getTime()));
      const to = Math.max(...rows.map(({ finishedAt }) => finishedAt?.getTime() ?? 0));
      const tokens = rows.reduce((sum, { usage }) => sum + (usage as { outputTokens: number }).outputTokens, 0);
      return { tokens, seconds: (to - from) / 1_000, firstTextMilliseconds: Number.NaN };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const speed = ({ tokens, seconds }: RawAnswer) => tokens / seconds;

async function measureP1(desk: BenchDesk, { repetitions }: BenchOptions): Promise<Finding[]> {
  const writers = await startWriters(desk);
  try {
    const findings: Finding[] = [];
    for (const count of [1, 2, 4, MOST]) {
      const runs: Repetition[] = [];
      for (let index = 1; index <= repetitions; index += 1) {
        const prompts = promptsFor(count, index);
        runs.push({ ours: speed(await writers.ours(prompts)), peer: speed(await writers.raw(prompts)) });
      }
      findings.push(compared(`${count} generation${count === 1 ? "" : "s"}`, runs, "node-llama-cpp", 0.95));
    }
    return findings;
  } finally {
    await writers.stop();
  }
}

function compared(what: string, runs: Repetition[], name: string, least: number): Finding {
  const ratio = ratioOf(runs);
  return {
    what,
    unit: "tokens/s",
    ours: spreadOf(runs.map(({ ours }) => ours)),
    peer: { name, figures: spreadOf(runs.map(({ peer }) => peer)) },
    ratio,
    target: `≥ ${least}`,
    holds: ratio.median >= least,
  };
}

async function measureP2(desk: BenchDesk, { repetitions }: BenchOptions): Promise<Finding[]> {
  const writers = await startWriters(desk);
  try {
    const inTurn: Repetition[] = [];
    const batching: number[] = [];
    for (let index = 1; index <= repetitions; index += 1) {
      const prompts = promptsFor(MOST, index);
      const peer = speed(await writers.raw(prompts, true));
      inTurn.push({ ours: speed(await writers.ours(prompts)), peer });
      batching.push(speed(await writers.raw(prompts)) / peer);
    }
    const gain = spreadOf(batching).median;
    const finding = compared("8 generations", inTurn, "node-llama-cpp, one after the other", Math.min(1.5, 0.9 * gain));
    return [{ ...finding, target: `≥ 1.5, or 0.9 of raw batching, which gives ${gain.toFixed(2)} here` }];
  } finally {
    await writers.stop();
  }
}

export const writing: Measure = {
  id: "P1",
  title: "Tokens of N running generations",
  conditions,
  whyMissed:
    "On a processor calls queue, where a raw batch of eight takes 8 % less processor time. See docs/decisions/031-the-way-of-a-token.md.",
  run: measureP1,
};
export const writingTogether: Measure = { id: "P2", title: "Eight generations at once", conditions, run: measureP2 };
