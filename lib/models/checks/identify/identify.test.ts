import { describe, expect, it } from "vitest";
import { sourceOfBytes } from "#lib/models/formats/byte-source";
import { ADAPTER, BASE, CLASSIFIER, ENCODER, GOOD, TRANSLATOR } from "#tests/support/bad-models/good";
import { SHARDS } from "#tests/support/bad-models/gguf";
import { json } from "#tests/support/bad-models/types";
import { PAIR_FILES, vocabulary } from "#tests/support/bergamot-bytes";
import { gguf, ggufKey, MODEL_KEYS, onnx, onnxExternal } from "#tests/support/model-bytes";
import { mutate, randomFrom } from "#tests/support/mutate";
import type { Candidate, Reporter } from "../candidate.ts";
import { FormatFault } from "../../formats/format-fault.ts";
import { identify } from "./identify.ts";
import type { IdentifyOrder } from "./order.ts";
import { withoutRoot } from "./without-root.ts";

const SEED = 20_261_126;
const ROUNDS = 3_000;

const candidates = (files: Record<string, Uint8Array>): Candidate[] =>
  Object.entries(files).map(([path, bytes]) => ({ path, source: sourceOfBytes(bytes) }));
const baseOf = (bytes: Uint8Array): IdentifyOrder["base"] => ({
  label: "Base v1",
  contextLength: 128,
  settings: {},
  files: candidates({ "model.gguf": bytes }),
});

function look(files: Record<string, Uint8Array>, order: Partial<IdentifyOrder> = {}) {
  const notes: string[] = [];
  const report: Reporter = {
    begin: () => {},
    passed: () => Promise.resolve(),
    note: (code) => Promise.resolve(void notes.push(code)),
  };
  const whole = { tasks: [], pair: null, languages: [], dtype: null, base: null, ...order };
  return identify(candidates(files), whole, report).then((found) => ({ ...found, notes }));
}
const paths = (found: { files: Map<string, string> }) => Object.fromEntries(found.files);

describe("what a set of files is", () => {
  it("a GGUF model, whatever it is called, with what its header says", async () => {
    const found = await look({ "Some.Model-Q4_K_M.gguf": gguf() });
    expect(found).toMatchObject({ engine: "llama", tasks: ["write"], contextLength: 128, notes: ["no-template"] });
    expect(paths(found)).toEqual({ "model.gguf": "Some.Model-Q4_K_M.gguf" });
  });

  it("a model in shards, each under the name that leads to the others", async () => {
    expect(paths(await look(SHARDS))).toEqual({
      "model-00001-of-00002.gguf": "m-00001-of-00002.gguf",
      "model-00002-of-00002.gguf": "m-00002-of-00002.gguf",
    });
  });

  it("an adapter that fits its base", async () => {
    const found = await look({ "style.gguf": ADAPTER }, { base: baseOf(BASE) });
    expect(paths(found)).toEqual({ "adapter.gguf": "style.gguf" });
  });

  it("expects more memory for a longer context", async () => {
    const keys = (length: number) => [
      ...MODEL_KEYS.filter((_, index) => index !== 3),
      ...[ggufKey.u32("llama.context_length", length), ggufKey.u32("llama.block_count", 30)],
      ...[ggufKey.u32("llama.embedding_length", 512), ggufKey.u32("llama.attention.head_count", 8)],
    ];
    const [short, long] = await Promise.all(
      [128, 4_096].map((length) => look({ "a.gguf": gguf({ keys: keys(length) }) })),
    );
    expect(long!.memoryBytes - short!.memoryBytes).toBe(2 * 2 * 30 * 512 * (4_096 - 128));
  });

  it.each([
    ["a classifier", CLASSIFIER, "classify"],
    ["an encoder", ENCODER, "embed"],
    ["a translator", TRANSLATOR, "translate"],
    ["a summariser", { ...TRANSLATOR, "config.json": json({ model_type: "bart" }) }, "summarise"],
    [
      "a judge",
      {
        ...CLASSIFIER,
        "config.json": json({ model_type: "bert", id2label: { 0: "Contradiction", 1: "ENTAILMENT", 2: "neutral" } }),
      },
      "entail",
    ],
    [
      "a writer",
      { ...CLASSIFIER, "config.json": json({ model_type: "llama", architectures: ["LlamaForCausalLM"] }) },
      "write",
    ],
  ])("%s in ONNX", async (_what, files, task) => {
    expect(await look(files)).toMatchObject({ engine: "onnx", tasks: [task], settings: { task } });
  });

  it("the quickest of several types of weights, and the one that is meant where that is said", async () => {
    const graph = onnx({ outputs: ["last_hidden_state"] });
    const several = { ...ENCODER, "onnx/model.onnx": graph, "onnx/model_fp16.onnx": graph };
    const found = await look(several);
    expect(found).toMatchObject({ settings: { dtype: "q8", pooling: "cls" }, notes: ["left-out"] });
    expect(await look(several, { dtype: "fp32" })).toMatchObject({ settings: { dtype: "fp32" } });
  });

  it("a graph beside its configuration, with the file of weights that it names", async () => {
    const files = {
      "my_export.onnx": onnx({ tensors: [onnxExternal([4], { location: "weights.bin.data" })] }),
      "weights.bin.data": new Uint8Array(16),
      "config.json": CLASSIFIER["config.json"],
      "tokenizer.json": CLASSIFIER["tokenizer.json"],
    };
    expect(paths(await look(files))).toMatchObject({
      "onnx/model.onnx": "my_export.onnx",
      "onnx/weights.bin.data": "weights.bin.data",
    });
  });

  it("a Bergamot pair, by its names or by what was said, with one vocabulary or two", async () => {
    expect(await look(PAIR_FILES)).toMatchObject({ pair: "en-pt", settings: { from: "en", to: "pt" } });
    const [model, lex] = Object.values(PAIR_FILES);
    const plain = { "model.bin": model!, "lex.bin": lex!, "srcvocab.spm": vocabulary(), "trgvocab.spm": vocabulary() };
    const found = await look(plain, { pair: "zh-Hant-en" });
    expect(found).toMatchObject({ settings: { from: "zh-Hant", to: "en" } });
    expect(paths(found)).toMatchObject({ "srcvocab.spm": "srcvocab.spm" });
  });

  it("the same with a folder around it and what systems leave in folders", () => {
    const files = ["a/b/onnx/model.onnx", "a/b/config.json", "a/.DS_Store", "__MACOSX/a/x"].map((path) => ({ path }));
    expect(withoutRoot(files).map(({ path }) => path)).toEqual(["onnx/model.onnx", "config.json"]);
  });

  it("is told or refused whatever is done to one of its files", async () => {
    const random = randomFrom(SEED);
    const sets = Object.values(GOOD).filter(({ files }) => !/\.(zip|tar)$/.test(Object.keys(files)[0]!));
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { files, base } = sets[round % sets.length]!;
      const names = Object.keys(files);
      const name = names[Math.floor(random() * names.length)]!;
      const damaged = { ...files, [name]: mutate(files[name]!, random) };
      await look(damaged, { base: base ? baseOf(base) : null }).catch((error: unknown) => {
        if (!(error instanceof FormatFault))
          throw new Error(`round ${round}, ${name}: something else`, { cause: error });
        refused += 1;
      });
    }
    expect(refused).toBeGreaterThan(ROUNDS / 5);
  });
});
