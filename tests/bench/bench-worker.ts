/**
 * A worker as `workers/main.ts` starts it, whose pipeline is one call of the writer with the brief's topic as prompt,
 * so that a raw engine can be given the very same work. Speaks with the bench over IPC.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDatabase } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import { env } from "#lib/env/env";
import { openQueue } from "#lib/jobs/queue";
import { log } from "#lib/log/log";
import { openStore } from "#lib/storage/store";
import type { PipelineContext, PipelineResult } from "#workers/pipelines/pipeline";
import { startSupervisor } from "#workers/supervisor/supervisor";

const MEMORY = 8 * 1024 ** 3;
const maxTokens = Number(process.env.BENCH_TOKENS ?? 64);

const db = createDatabase(env.DATABASE_URL);
const onLost = (error: Error) => log.warn({ err: error }, "database connection lost");
const queue = await openQueue(env.DATABASE_URL, onLost);
const listener = createListener(env.DATABASE_URL, onLost);
const delay = monitorEventLoopDelay({ resolution: 10 });
const supervisor = await startSupervisor({
  db,
  queue,
  listener,
  store: openStore(env.COPYDESK_DATA_DIR, "sources"),
  log,
  name: env.COPYDESK_WORKER_NAME,
  slots: env.COPYDESK_WORKER_SLOTS,
  memoryBudget: MEMORY,
  runPipeline: (_kind, brief, context) => oneCall(brief as { topic: string }, context),
});

process.on("message", (asked) => {
  if (asked === "watch delay") {
    delay.reset();
    delay.enable();
  }
  if (asked === "collect") process.send?.(liveBytes());
  if (asked === "tell delay") process.send?.({ p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 });
});
process.once("SIGTERM", () => {
  void supervisor
    .drain(0)
    .then(() => Promise.all([queue.close(), listener.close(), db.$disconnect()]))
    .then(() => process.exit(0));
});
process.send?.("ready");

/** Of what is still referred to: heap and buffers, after all else was collected. */
function liveBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (how: object) => void;
  // As V8 does before it gives up: also the room that the heap keeps for what comes next goes back.
  collect({ type: "major", execution: "sync", flavor: "last-resort" });
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function oneCall({ topic }: { topic: string }, context: PipelineContext): Promise<PipelineResult<unknown>> {
  if (!context.writer) throw new Error("no writer is deployed");
  // Says when the engines were lent, where a measure asks for it.
  if (process.env.BENCH_STEPS) context.emit.step({ name: "write", done: 0, of: 1 });
  const { text, usage } = await context.writer.generate({
    messages: [{ role: "user", content: topic }],
    maxTokens,
    temperature: 0,
    seed: context.seed,
    json: undefined,
    stopTexts: [],
    signal: context.signal,
    onText: (words) => context.emit.text(words),
  });
  return { content: { title: "Bench", markdown: `${text}\n` }, evidence: [], findings: [], notes: [], usage };
}
