/** P21: what the database hears of many generations at once. */
import { Client } from "pg";
import { GENERATION_CHANNEL } from "#lib/generations/events";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { deployVersion } from "../bench-desk.ts";
import { startChild } from "../child.ts";
import type { Measure } from "../measure.ts";
import { spreadOf } from "../statistics.ts";

const GENERATIONS = 64;
const WORDS = 300;
const PACE = 20;

export const writes: Measure = {
  id: "P21",
  title: `Statements and notices of ${GENERATIONS} generations at once`,
  conditions: [`The scripted engine at ${PACE} tokens/s, ${WORDS} tokens each; statements are counted by the database`],
  async run(desk) {
    const { db, url } = await desk.database();
    await deployVersion(desk, db, {
      engine: "scripted",
      task: "write",
      format: "none",
      settings: { tokens: WORDS, delayMs: 1_000 / PACE },
    });
    const lead = await givenUser(db);
    const { id: projectId } = await givenProject(db, lead);
    const { id: sourceId } = await givenSource(db, projectId);
    for (let index = 0; index < GENERATIONS; index += 1)
      await givenGeneration(db, lead, projectId, { kind: "article", brief: { topic: "Bees" }, sourceIds: [sourceId] });
    const notices = await countNotices(url);
    const statements = await countWriteStatements(url);
    const worker = await startChild("bench-worker.ts", {
      DATABASE_URL: url,
      COPYDESK_DATA_DIR: desk.dataFolder,
      COPYDESK_SECRET: "x".repeat(32),
      COPYDESK_WORKER_SLOTS: String(GENERATIONS),
      BENCH_TOKENS: String(WORDS),
    });
    try {
      // Nothing of ours asks the database meanwhile: our own questions would be counted.
      const seconds = await notices.untilDone(GENERATIONS);
      const perToken = spreadOf([(await statements.count()) / (GENERATIONS * WORDS)]);
      const perSecond = spreadOf([notices.count() / seconds]);
      return [
        {
          what: "write statements for each token",
          unit: "",
          ours: perToken,
          peer: null,
          ratio: null,
          target: "≤ 0.1",
          holds: perToken.median <= 0.1,
        },
        {
          what: "NOTIFY",
          unit: "/s",
          ours: perSecond,
          peer: null,
          ratio: null,
          target: "≤ 20",
          holds: perSecond.median <= 20,
        },
      ];
    } finally {
      await notices.stop();
      await statements.stop();
      await worker.stop();
    }
  },
};

/** Hears the notices themselves: a quiet of three seconds after the first is the end. */
async function countNotices(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  let [first, last, count] = [0, 0, 0];
  client.on("notification", () => {
    last = performance.now();
    first ||= last;
    count += 1;
  });
  await client.query(`LISTEN ${GENERATION_CHANNEL}`);
  return {
    count: () => count,
    stop: () => client.end(),
    async untilDone(generations: number): Promise<number> {
      while (last === 0 || performance.now() - last < 3_000) await new Promise((resolve) => setTimeout(resolve, 200));
      const { rows } = await client.query<{ done: number }>(
        "SELECT count(*)::int AS done FROM generations WHERE status = 'completed'",
      );
      if (rows[0]?.done !== generations)
        throw new Error(`${rows[0]?.done ?? 0} of ${generations} generations were completed`);
      return (last - first) / 1_000;
    },
  };
}

/** Statements that change rows, by https://www.postgresql.org/docs/current/pgstatstatements.html */
async function countWriteStatements(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  await client.query("SELECT pg_stat_statements_reset()");
  return {
    stop: () => client.end(),
    async count(): Promise<number> {
      const { rows } = await client.query<{ calls: string }>(
        `SELECT coalesce(sum(calls), 0) AS calls FROM pg_stat_statements
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND query ~* '\\m(insert into|update|delete from)\\M'`,
      );
      return Number(rows[0]?.calls ?? 0);
    },
  };
}
