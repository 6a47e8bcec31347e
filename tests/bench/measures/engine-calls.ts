/** P7, P8 and P10: what an engine process gives for one call, warm against cold, constrained against free, together against one by one. */
import type { EngineHandle } from "#workers/inference/client";
import { startEngineProcess } from "#workers/inference/client";
import type { EngineName, ModelVersionRef, TextCall } from "#workers/engines/engine";
import { requireModel } from "../bench-desk.ts";
import type { BenchOptions, Finding, Measure } from "../measure.ts";
import { ratioOf, spreadOf } from "../statistics.ts";
import type { Repetition } from "../statistics.ts";

const WRITER = "smollm2-135m-instruct-q4_1";
const never = new AbortController().signal;

async function withEngine<T>(
  engine: EngineName,
  catalogId: string,
  format: ModelVersionRef["format"],
  settings: Record<string, unknown>,
  use: (handle: EngineHandle) => Promise<T>,
): Promise<T> {
  const version = { id: catalogId, name: catalogId, number: 1, digest: "0".repeat(64), format };
  const request = { engine, version, files: requireModel(catalogId), settings };
  const handle = await startEngineProcess(request, { loadTimeoutMs: 120_000, graceMs: 5_000, onExit: () => undefined });
  try {
    return await use(handle);
  } finally {
    await handle.release();
  }
}

const call = (content: string, changes: Partial<TextCall>): TextCall => ({
  messages: [{ role: "user", content }],
  maxTokens: 8,
  temperature: 0,
  seed: 1,
  json: undefined,
  stopTexts: [],
  signal: never,
  onText: () => undefined,
  ...changes,
});

/** Milliseconds to the first text. */
async function firstText(handle: EngineHandle, system: string, question: string): Promise<number> {
  if (!handle.write) throw new Error("the engine does not write");
  const started = performance.now();
  let first = Number.NaN;
  const messages = [
    { role: "system" as const, content: system },
    { role: "user" as const, content: question },
  ];
  const onText = () => (first = Number.isNaN(first) ? performance.now() - started : first);
  await handle.write.generate(call(question, { messages, onText }));
  return first;
}

/** About 1,000 tokens; the first words differ, so that nothing is shared with the last one. */
const guidelines = (index: number) =>
  `Guidelines number ${index}. ${"Write plainly, name the source of each number, keep sentences short and avoid empty words. ".repeat(54)}`;

async function measureP7({ repetitions }: BenchOptions): Promise<Finding[]> {
  const settings = { device: "cpu", contextLength: 2_048, threads: 1 };
  return withEngine("llama", WRITER, "gguf", settings, async (handle) => {
    const runs: Repetition[] = [];
    const lengths: number[] = [];
    for (let index = 0; index < repetitions; index += 1) {
      lengths.push((await handle.write?.countTokens(guidelines(index))) ?? 0);
      const peer = await firstText(handle, guidelines(index), "Describe a lighthouse.");
      const ours = await firstText(handle, guidelines(index), "Describe a bakery.");
      runs.push({ ours, peer });
    }
    const ratio = ratioOf(runs);
    return [
      {
        what: `a shared beginning of ${Math.round(spreadOf(lengths).median)} tokens`,
        unit: "ms warm",
        ours: spreadOf(runs.map(({ ours }) => ours)),
        peer: { name: "ms cold", figures: spreadOf(runs.map(({ peer }) => peer)) },
        ratio,
        target: "≤ 0.15",
        holds: ratio.median <= 0.15,
      },
    ];
  });
}

const SCHEMA = {
  type: "object",
  properties: {
    title: { type: "string" },
    points: { type: "array", items: { type: "string" }, minItems: 3, maxItems: 6 },
  },
  required: ["title", "points"],
  additionalProperties: false,
};

async function measureP8({ repetitions }: BenchOptions): Promise<Finding[]> {
  const settings = { device: "cpu", contextLength: 1_024, threads: 1, repeatPenalty: 1 };
  return withEngine("llama", WRITER, "gguf", settings, async (handle) => {
    const speed = async (prompt: string, json: TextCall["json"]) => {
      if (!handle.write) throw new Error("the engine does not write");
      let first = 0;
      const onText = () => (first ||= performance.now());
      const { usage } = await handle.write.generate(call(prompt, { maxTokens: 96, json, onText }));
      // From the first text on: the prompt costs both the same.
      return ((usage.outputTokens - 1) * 1_000) / (performance.now() - first);
    };
    await speed("Say hello.", undefined);
    const runs: Repetition[] = [];
    for (let index = 0; index < repetitions; index += 1) {
      const prompt = `Write a title and key points about the history of bridge number ${index}, in JSON.`;
      runs.push({ ours: await speed(prompt, SCHEMA), peer: await speed(prompt, undefined) });
    }
    const ratio = ratioOf(runs);
    const [ours, peer] = [spreadOf(runs.map((run) => run.ours)), spreadOf(runs.map((run) => run.peer))];
    return [
      {
        what: "title and points by schema",
        unit: "tokens/s",
        ours,
        peer: { name: "free", figures: peer },
        ratio,
        target: "≥ 0.9",
        holds: ratio.median >= 0.9,
      },
    ];
  });
}

const SENTENCES = [
  "The canal joins two seas and is 193 kilometres long.",
  "A colony needs about 20 kilograms of honey to survive the winter.",
  "The coffee was first grown on the hills above the harbour.",
  "Workers clean the cells in the first days of their lives.",
  "Ships wait for hours before they may enter the northern lock.",
  "The library opened in 1911 and has been rebuilt twice since then.",
  "Prices rose by 12 percent in the first half of the year.",
  "The mayor said that the bridge would be closed for three weeks.",
];

async function measureP10({ repetitions }: BenchOptions): Promise<Finding[]> {
  return withEngine("bergamot", "bergamot-en-pt", "bergamot", { from: "en", to: "pt" }, async (handle) => {
    const segments = Array.from({ length: 5 }, (_, index) =>
      SENTENCES.map((text) => text.replace(/\d+/, (number) => String(Number(number) + index))),
    ).flat();
    const words = segments.join(" ").split(" ").length;
    const translate = async (texts: string[]) => {
      if (!handle.translate) throw new Error("the engine does not translate");
      await handle.translate.translate({ segments: texts, html: false, signal: never, onSegment: () => undefined });
    };
    await translate(segments.slice(0, 4));
    const runs: Repetition[] = [];
    for (let index = 0; index < repetitions; index += 1) {
      let started = performance.now();
      await translate(segments);
      const ours = (words * 1_000) / (performance.now() - started);
      started = performance.now();
      for (const segment of segments) await translate([segment]);
      runs.push({ ours, peer: (words * 1_000) / (performance.now() - started) });
    }
    const ratio = ratioOf(runs);
    const [ours, peer] = [spreadOf(runs.map((run) => run.ours)), spreadOf(runs.map((run) => run.peer))];
    return [
      {
        what: `${segments.length} segments together`,
        unit: "words/s",
        ours,
        peer: { name: "one segment at a time", figures: peer },
        ratio,
        target: "≥ 1.5",
        holds: ratio.median >= 1.5,
      },
    ];
  });
}

export const warmPrefix: Measure = {
  id: "P7",
  title: "Time to the first text with a beginning that is known",
  conditions: ["SmolLM2 135M Instruct Q4_1, 1 thread, engine process over IPC"],
  run: (_desk, options) => measureP7(options),
};
export const constrained: Measure = {
  id: "P8",
  title: "JSON by a schema",
  conditions: ["SmolLM2 135M Instruct Q4_1, 1 thread, 96 tokens, temperature 0; time from the first text on"],
  run: (_desk, options) => measureP8(options),
};
export const segments: Measure = {
  id: "P10",
  title: "Translation of segments",
  conditions: ["Bergamot English → Portuguese (tiny, int8), one engine process"],
  whyMissed:
    "Batches make Bergamot no faster on a processor; what is gained are the calls. See docs/decisions/018-bergamot-batches.md.",
  run: (_desk, options) => measureP10(options),
};
