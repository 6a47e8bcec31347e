/** P6, P22 and P23: what readers of an event stream get, and what they cost. */
import { readFileSync } from "node:fs";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { readStream } from "#tests/support/read-stream";
import type { Frame } from "#tests/support/read-stream";
import { deployVersion } from "../bench-desk.ts";
import type { BenchDesk } from "../bench-desk.ts";
import { startWeb, tokenOf } from "../bench-web.ts";
import { startChild } from "../child.ts";
import type { Finding, Measure } from "../measure.ts";
import { percentile, spreadOf } from "../statistics.ts";

const VIEWERS = 200;
const CYCLES = 10_000;
const AT_ONCE = 20;
/** Pages of /proc/<pid>/statm. */
const PAGE = 4_096;

/** A desk whose writer gives words at an even pace, so that what is measured is the way and not the model. */
export async function openStreams(desk: BenchDesk, wordsPerSecond: number, words: number) {
  const { db, url } = await desk.database();
  const settings = { tokens: words, delayMs: Math.round(1_000 / wordsPerSecond) };
  await deployVersion(desk, db, { engine: "scripted", task: "write", format: "none", settings });
  const worker = await startChild("bench-worker.ts", {
    DATABASE_URL: url,
    COPYDESK_DATA_DIR: desk.dataFolder,
    COPYDESK_SECRET: "x".repeat(32),
    COPYDESK_WORKER_SLOTS: "8",
    BENCH_TOKENS: String(words),
  });
  const web = await startWeb(desk, url);
  const lead = await givenUser(db);
  const headers = { authorization: `Bearer ${await tokenOf(db, lead.userId)}`, "content-type": "application/json" };
  const { id: projectId } = await givenProject(db, lead);
  const { id: sourceId } = await givenSource(db, projectId);
  const order = () =>
    givenGeneration(db, lead, projectId, { kind: "article", brief: { topic: "Bees" }, sourceIds: [sourceId] });
  const watch = (id: string, signal?: AbortSignal, after?: number) =>
    fetch(`${web.url}/api/v1/generations/${id}/events`, {
      headers: { ...headers, ...(after !== undefined && { "last-event-id": String(after) }) },
      ...(signal && { signal }),
    });
  return {
    db,
    web,
    headers,
    projectId,
    sourceId,
    order,
    watch,
    stop: async () => void (await Promise.all([web.stop(), worker.stop()])),
  };
}

export type Streams = Awaited<ReturnType<typeof openStreams>>;

/** From the request to the first text at the client, less what the engine itself takes. */
async function firstText({ web, headers, projectId, sourceId, watch }: Streams): Promise<number> {
  const started = performance.now();
  const body = JSON.stringify({ kind: "article", brief: { topic: "Bees" }, sourceIds: [sourceId] });
  const response = await fetch(`${web.url}/api/v1/projects/${projectId}/generations`, {
    method: "POST",
    headers,
    body,
  });
  const { id } = (await response.json()) as { id: string };
  const reader = readStream(await watch(id));
  let first = Number.NaN;
  for (let frame = await reader.next(); frame; frame = await reader.next())
    if (frame.event === "text" && Number.isNaN(first)) first = performance.now() - started;
  return first;
}

const SAMPLES = 40;

export const firstToken: Measure = {
  id: "P6",
  title: "First text at the HTTP client, beyond what the engine takes",
  conditions: [
    "The scripted engine, whose first word comes at once; order, claim, engine process, event row, stream",
    `${SAMPLES} orders`,
  ],
  whyMissed:
    "It is some fifty statements one after the other, by two processes; beside other work they take longer. See docs/decisions/031-the-way-of-a-token.md.",
  async run(desk) {
    const streams = await openStreams(desk, Infinity, 8);
    try {
      for (let index = 0; index < 5; index += 1) await firstText(streams);
      const samples: number[] = [];
      for (let index = 0; index < SAMPLES; index += 1) samples.push(await firstText(streams));
      return [limit("p50", samples, 0.5, 25), limit("p95", samples, 0.95, 75)];
    } finally {
      await streams.stop();
    }
  },
};

function limit(what: string, samples: number[], share: number, most: number): Finding {
  const value = percentile(
    samples.toSorted((one, other) => one - other),
    share,
  );
  const { least, most: longest } = spreadOf(samples);
  const ours = { median: value, least, most: longest };
  return { what, unit: "ms", ours, peer: null, ratio: null, target: `≤ ${most} ms`, holds: value <= most };
}

const WORDS = 400;
const PACE = 40;

export const viewers: Measure = {
  id: "P22",
  title: `${VIEWERS} viewers of one generation`,
  conditions: [
    `The scripted engine at ${PACE} words/s, ${WORDS} words; the viewers' process on the same machine`,
    "Lag: from the row in the database to the viewer's reading, of what was written after the viewer had come",
  ],
  async run(desk) {
    const streams = await openStreams(desk, PACE, WORDS);
    try {
      const alone = await speedOf(streams, 0);
      const together = await speedOf(streams, VIEWERS);
      const lost = spreadOf([1 - together.wordsPerSecond / alone.wordsPerSecond]);
      return [
        limit("lag, p95", together.lags, 0.95, 250),
        {
          what: "words/s lost",
          unit: "",
          ours: lost,
          peer: { name: "words/s without viewers", figures: spreadOf([alone.wordsPerSecond]) },
          ratio: null,
          target: "≤ 0.03",
          holds: lost.median <= 0.03,
        },
      ];
    } finally {
      await streams.stop();
    }
  },
};

/** Lags are from the row's time in the database to the viewer's reading, on one clock. */
async function speedOf({ db, order, watch }: Streams, count: number) {
  const { id } = await order();
  const seen = await Promise.all(Array.from({ length: count }, async () => readAll(await watch(id))));
  const row = await untilEnded(db, id);
  const rows = await db.generationEvent.findMany({
    where: { generationId: id, type: "text" },
    select: { number: true, createdAt: true },
  });
  const made = new Map(rows.map(({ number, createdAt }) => [number, createdAt.getTime()]));
  // What was there before a viewer came is history and no lag.
  const lags = seen.flatMap(({ since, frames }) =>
    frames.flatMap(({ frame, at }) => {
      const written = frame.id === null ? undefined : made.get(frame.id);
      return written !== undefined && written >= since ? [at - written] : [];
    }),
  );
  const seconds = ((row.finishedAt?.getTime() ?? 0) - (row.startedAt?.getTime() ?? 0)) / 1_000;
  return { lags, wordsPerSecond: (row.usage as { outputTokens: number }).outputTokens / seconds };
}

type Viewed = { since: number; frames: { frame: Frame; at: number }[] };

async function readAll(response: Response): Promise<Viewed> {
  const since = Date.now();
  const reader = readStream(response);
  const frames: { frame: Frame; at: number }[] = [];
  for (let frame = await reader.next(); frame; frame = await reader.next()) frames.push({ frame, at: Date.now() });
  return { since, frames };
}

async function untilEnded(db: Streams["db"], id: string) {
  for (;;) {
    const row = await db.generation.findUniqueOrThrow({ where: { id } });
    if (row.finishedAt) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const cycles: Measure = {
  id: "P23",
  title: `Memory of the web process after ${CYCLES.toLocaleString("en")} streams that were left`,
  conditions: [`${AT_ONCE} at a time, each left after its first bytes; resident memory`],
  async run(desk) {
    const streams = await openStreams(desk, 1, 10_000);
    try {
      const { id } = await streams.order();
      // Memory that a web process takes for good when it is first used is there before.
      await leave(streams, id, CYCLES / 10);
      const before = residentBytes(streams.web.pid);
      await leave(streams, id, CYCLES);
      const after = residentBytes(streams.web.pid);
      const ratio = spreadOf([after / before]);
      return [
        {
          what: "after / before",
          unit: "MB",
          ours: spreadOf([after / 1e6]),
          peer: { name: "MB before", figures: spreadOf([before / 1e6]) },
          ratio,
          target: "≤ 1.05",
          holds: ratio.median <= 1.05,
        },
      ];
    } finally {
      await streams.stop();
    }
  },
};

async function leave({ watch }: Streams, id: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const controller = new AbortController();
        const response = await watch(id, controller.signal);
        await response.body?.getReader().read();
        controller.abort();
      }),
    );
}

function residentBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE;
}
