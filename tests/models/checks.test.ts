import { mkdtemp, readFile, rm } from "node:fs/promises";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCatalogEntry } from "#lib/models/catalog";
import type { VersionFacts } from "#lib/models/checks/types";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { compareGolden } from "#workers/checks/golden";
import { startEngineProcess } from "#workers/inference/client";
import { zipOf } from "../support/bad-models/good.ts";
import { checkFiles } from "../support/check-files.ts";
import type { CheckFilesOptions } from "../support/check-files.ts";
import { moveWeights } from "../support/external-data.ts";
import { modelFiles } from "../support/model-files.ts";
import { splitGguf } from "../support/split-gguf.ts";
import { testDb } from "../support/test-db.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures");

/** Every file under a folder, as it would be dropped into the browser. */
function folderFiles(folder: string): Record<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path)]));
}

const tiny = (name: string) => folderFiles(join(FIXTURES, name));

async function realFiles(catalogId: string): Promise<Record<string, Uint8Array>> {
  const files = Object.entries(modelFiles(catalogId) ?? {});
  return Object.fromEntries(
    await Promise.all(files.map(async ([path, file]) => [path, await readFile(file)] as const)),
  );
}

describe("real models on their way in", () => {
  const db = testDb();
  let folder: string;
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "real-checks-"));
    store = openStore(folder, "models");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function accept(files: Record<string, Uint8Array>, options: CheckFilesOptions = {}): Promise<VersionFacts> {
    const { outcome, findings } = await checkFiles(db, store, files, options);
    if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
    expect(findings.at(-1)).toMatchObject({ step: "golden", severity: "passed" });
    return outcome.facts;
  }

  it.each([
    ["classifier", { tasks: ["classify"], settings: { task: "classify", dtype: "q8" }, contextLength: 128 }],
    ["entailment", { tasks: ["entail"], settings: { task: "entail", dtype: "fp32" }, contextLength: 128 }],
    ["summariser", { tasks: ["summarise"], settings: { task: "summarise", dtype: "fp32" } }],
    [
      "translator",
      { tasks: ["translate"], settings: { task: "translate", dtype: "fp32" }, languages: ["en", "pt", "es"] },
    ],
    ["writer", { tasks: ["write"], settings: { task: "write", dtype: "fp32" }, contextLength: 128 }],
  ])("the tiny %s is accepted for what it is", async (name, expected) => {
    const facts = await accept(tiny(name));
    expect(facts).toMatchObject({ engine: "onnx", format: "onnx", ...expected });
    expect(facts.memoryBytes).toBeGreaterThan(20_000_000);
    expect(facts.files.map(({ path }) => path)).toEqual(expect.arrayContaining(["config.json", "tokenizer.json"]));
  });

  it("a folder in a zip, with training data beside it, is the same classifier", async () => {
    const files = { ...tiny("classifier"), "train.csv": new TextEncoder().encode("text,label\na,positive\n") };
    const facts = await accept({ "classifier.zip": zipOf(files, "classifier/") });
    expect(facts.files.map(({ path }) => path)).toContain("onnx/model_quantized.onnx");
    expect(facts.files.map(({ path }) => path)).not.toContain("train.csv");
    expect(facts.golden?.answers.find(({ name }) => name === "praise")).toMatchObject({ task: "classify" });
  });

  it("a model whose weights lie in a file beside it answers as it does in one file", async () => {
    const { "onnx/model.onnx": graph, ...files } = tiny("entailment");
    const { model, data } = moveWeights(graph!, "model.onnx_data");
    expect(data.length).toBeGreaterThan(model.length);
    const facts = await accept({ ...files, "onnx/model.onnx": model, "onnx/model.onnx_data": data });
    expect(facts.files.map(({ path }) => path)).toContain("onnx/model.onnx_data");
    expect(facts.golden?.answers).toEqual((await accept(tiny("entailment"))).golden?.answers);
  });

  it.each([
    [
      "never ends",
      "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{{ a }}{% endfor %}{% endfor %}{% endfor %}",
    ],
    ["cannot be read", "{% for a in %}"],
  ])("a chat template that %s costs the trial its process, and nothing else", async (_what, template) => {
    const { "tokenizer_config.json": given, ...files } = tiny("writer");
    const config = { ...(JSON.parse(new TextDecoder().decode(given)) as object), chat_template: template };
    const changed = { ...files, "tokenizer_config.json": new TextEncoder().encode(JSON.stringify(config)) };
    const limits = { answerMs: 4_000, graceMs: 500 };
    const { outcome, findings } = await checkFiles(db, store, changed, { limits });
    expect(outcome.ok).toBe(false);
    expect(findings.at(-1)).toMatchObject({ severity: "refused" });
    expect(["timed-out", "process-ended", "engine-failed", "load-failed"]).toContain(findings.at(-1)?.code);
    expect(await accept(tiny("writer"))).toMatchObject({ tasks: ["write"] });
  });

  it("golden answers agree with themselves in a new process, and not with those of another model", async () => {
    const facts = await accept(tiny("writer"));
    const other = await accept(tiny("summariser"));
    const load = { engine: facts.engine, settings: facts.settings, files: {} as Record<string, string> };
    for (const { path, sha256 } of facts.files) load.files[path] = await store.localPath(sha256);
    const version = { id: "again", name: "again", number: 1, digest: "", format: facts.format };
    const options = { loadTimeoutMs: 60_000, graceMs: 2_000, onExit: () => {} };
    const engine = await startEngineProcess({ ...load, version }, options);
    const { signal } = new AbortController();
    expect(await compareGolden(engine, facts.golden, signal)).toMatchObject({ same: true, agreement: 1, wrong: [] });
    const strange = await compareGolden(engine, other.golden, signal);
    expect(strange.same).toBe(false);
    expect(strange.wrong.length).toBeGreaterThan(0);
    await engine.release();
  });

  it.skipIf(!modelFiles("smollm2-135m-instruct-q4_1"))(
    "SmolLM2 is accepted, and the adapter for it, which answers otherwise",
    async () => {
      const { "model.gguf": base } = await realFiles("smollm2-135m-instruct-q4_1");
      const model = await accept({ "SmolLM2-135M-Instruct.Q4_1.gguf": base! });
      expect(model).toMatchObject({
        engine: "llama",
        tasks: ["write"],
        parameters: 134_515_008,
        quantisation: "Q4_1",
        contextLength: 8_192,
        licence: "apache-2.0",
        settings: { contextLength: 4_096 },
      });
      const adapter = tiny("lora");
      const facts = await accept(adapter, { base: base! });
      expect(facts).toMatchObject({ engine: "llama", parameters: 460_800, quantisation: "F16", settings: {} });
      expect(facts.files.map(({ path }) => path)).toEqual(["adapter.gguf"]);
      expect(facts.golden?.answers).not.toEqual(model.golden?.answers);
    },
  );

  it.skipIf(!modelFiles("smollm2-135m-instruct-q4_1"))(
    "SmolLM2 in two shards answers as it does in one file",
    async () => {
      const { "model.gguf": base } = await realFiles("smollm2-135m-instruct-q4_1");
      const whole = await accept({ "model.gguf": base! });
      const facts = await accept(await splitGguf(base!));
      expect(facts.files.map(({ path }) => path)).toEqual(["model-00001-of-00002.gguf", "model-00002-of-00002.gguf"]);
      expect(facts).toMatchObject({ parameters: whole.parameters, contextLength: whole.contextLength });
      expect(facts.golden?.answers).toEqual(whole.golden?.answers);
    },
  );

  it.skipIf(!modelFiles("all-minilm-l6-v2-int8"))("MiniLM is accepted as what finds by meaning", async () => {
    const facts = await accept(await realFiles("all-minilm-l6-v2-int8"));
    expect(facts).toMatchObject({ tasks: ["embed"], settings: { task: "embed", dtype: "q8", pooling: "mean" } });
    expect(facts.contextLength).toBe(512);
  });

  it.skipIf(!modelFiles("bergamot-en-pt"))("a Bergamot pair is accepted under the names of its publisher", async () => {
    const { "model.bin": model, "lex.bin": lex, "vocab.spm": vocab } = await realFiles("bergamot-en-pt");
    const facts = await accept({
      "model.enpt.intgemm.alphas.bin": model!,
      "lex.50.50.enpt.s2t.bin": lex!,
      "vocab.enpt.spm": vocab!,
    });
    expect(facts).toMatchObject({
      engine: "bergamot",
      pair: "en-pt",
      quantisation: "int8",
      settings: { from: "en", to: "pt" },
    });
    expect(facts.golden?.answers[0]).toMatchObject({ task: "translate", text: expect.stringMatching(/ponte/) });
  });

  it.skipIf(!modelFiles("all-minilm-l6-v2-int8"))("an entry of the catalog goes through the same checks", async () => {
    const entry = findCatalogEntry("all-minilm-l6-v2-int8")!;
    const { tasks, pair, languages, ...known } = entry;
    const facts = await accept(await realFiles(entry.id), { order: { tasks, pair, languages, known } });
    expect(facts).toMatchObject({ settings: entry.settings, memoryBytes: entry.memoryBytes });
    expect(facts.files.map(({ path }) => path).toSorted()).toEqual(entry.files.map(({ path }) => path).toSorted());
  });
});
