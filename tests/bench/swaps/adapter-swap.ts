/** P17: another adapter on a base that is loaded, while texts are written on the one before. */
import { join } from "node:path";
import type { TextCall } from "#workers/engines/engine";
import { startEngineProcess } from "#workers/inference/client";
import { createEnginePool, type EnginePool, type PoolRequest } from "#workers/supervisor/engine-pool";
import { REPOSITORY, requireModel } from "../bench-desk.ts";
import { counted, none } from "../measure.ts";
import type { Finding, Measure } from "../measure.ts";
import { spreadOf } from "../statistics.ts";

const BASE = "smollm2-135m-instruct-q4_1";
const ADAPTER = join(REPOSITORY, "tests/fixtures/lora/in-short.lora.gguf");
const SETTINGS = { device: "cpu", contextLength: 1_024, threads: 1 };
const WRITERS = 2;
const SWAPS = 10;
const MEGABYTE = 1_000_000;
const { signal } = new AbortController();

function requestOf(id: string, files: Record<string, string>, base: PoolRequest | null): PoolRequest {
  const version = { id, name: id, number: 1, digest: "0".repeat(64), format: "gguf" } as const;
  const sizes = base
    ? { memoryBytes: 60 * MEGABYTE, settings: {} }
    : { memoryBytes: 400 * MEGABYTE, settings: SETTINGS };
  return { engine: "llama", version, files, manifest: [], base, ...sizes };
}

const call = (index: number): TextCall => ({
  messages: [{ role: "user", content: `Write a product description for a wool blanket, number ${index}.` }],
  ...{ maxTokens: 24, temperature: 0, seed: 1, json: undefined, stopTexts: [] },
  ...{ signal, onText: () => undefined },
});

type Traffic = { serves: PoolRequest; written: number; failed: number; stop: boolean };

/** Writes one text after the other on the version that serves when each begins. */
async function write(pool: EnginePool, traffic: Traffic, holder: string): Promise<void> {
  while (!traffic.stop) {
    const loan = await pool.lend(traffic.serves, holder, signal);
    try {
      await loan.engine.write?.generate(call((traffic.written += 1)));
    } catch {
      traffic.failed += 1;
    } finally {
      loan.giveBack();
    }
  }
}

/** From asking for the next adapter until new texts begin on it; what drains after that is not waited for by anybody. */
async function swapTo(pool: EnginePool, traffic: Traffic, next: PoolRequest): Promise<number> {
  const started = performance.now();
  const prepared = await pool.prepare(next, { signal });
  const old = traffic.serves.version.id;
  traffic.serves = next;
  prepared.keep();
  const milliseconds = performance.now() - started;
  await pool.retire(old);
  return milliseconds;
}

async function measure(): Promise<Finding[]> {
  const base = requestOf("base", requireModel(BASE), null);
  const adapterOf = (index: number) => requestOf(`adapter-${index}`, { "adapter.gguf": ADAPTER }, base);
  const pool = createEnginePool({
    memoryBudget: 8_000 * MEGABYTE,
    start: startEngineProcess,
    verify: () => Promise.resolve(),
    now: () => performance.now(),
  });
  try {
    const carried = await pool.lend(base, "bench", signal);
    const alone = carried.engine.memoryBytes();
    const traffic: Traffic = { serves: adapterOf(0), written: 0, failed: 0, stop: false };
    const writers = Array.from({ length: WRITERS }, (_, index) => write(pool, traffic, `writer-${index}`));
    const times: number[] = [];
    for (let index = 1; index <= SWAPS; index += 1) {
      const before = traffic.written;
      while (traffic.written < before + WRITERS) await new Promise((resolve) => setTimeout(resolve, 50));
      times.push(await swapTo(pool, traffic, adapterOf(index)));
    }
    traffic.stop = true;
    await Promise.all(writers);
    const second = (await pool.prepare(adapterOf(SWAPS + 1), { signal })).engine.memoryBytes();
    carried.giveBack();
    const ours = spreadOf(times);
    return [
      {
        what: `${SWAPS} swaps of an adapter, until new texts begin on it`,
        ...{ unit: "ms", ours, peer: null, ratio: null, target: "≤ 1000", holds: ours.most <= 1_000 },
      },
      none(`texts that failed, of ${traffic.written} written meanwhile`, traffic.failed),
      counted("a further adapter beside its base", second / alone, "≤ 0.5", second <= alone * 0.5, "of its memory"),
    ];
  } finally {
    await pool.close();
  }
}

export const adapterSwap: Measure = {
  id: "P17",
  title: "Another adapter on a base that is loaded",
  conditions: [
    `SmolLM2 135M Instruct Q4_1 with a LoRA adapter of rank 8, ${WRITERS} texts of 24 tokens at a time, 1 thread`,
  ],
  run: measure,
};
