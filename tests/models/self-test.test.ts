/** The self-test on the real small models: shapes and rounded acceptance, never whole texts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Measured } from "#lib/models/profiles/attempts/commands";
import type { StageResult } from "#lib/models/profiles/schema";
import type { EngineName, ModelVersionRef } from "#workers/engines/engine";
import { startEngineProcess, type EngineHandle } from "#workers/inference/client";
import { runSuite } from "#workers/profiles/run-suite";
import { stagesFor } from "#workers/profiles/suite";
import { createTurns } from "#workers/profiles/turns";
import { modelFiles } from "../support/model-files.ts";

type Profile = { measured: Measured; results: StageResult[]; engine: EngineHandle };

/** Runs the whole suite once, before the tests that look at it. */
function profileOf(engine: EngineName, catalogId: string, format: ModelVersionRef["format"], settings = {}) {
  const files = modelFiles(catalogId);
  let found: Profile | null = null;
  beforeAll(async () => {
    if (!files) return;
    const version = { id: catalogId, name: catalogId, number: 1, digest: "00", format };
    const limits = { loadTimeoutMs: 120_000, graceMs: 5_000, onExit: () => {} };
    const handle = await startEngineProcess({ engine, version, files, settings }, limits);
    const results: StageResult[] = [];
    const measured = await runSuite({
      turns: createTurns({
        signal: new AbortController().signal,
        isSomebodyWaiting: async () => false,
        onWait: () => {},
        whenSomebodyComes: () => () => {},
      }),
      engine: async () => handle,
      finished: [],
      onProgress: () => {},
      onStage: (result) => results.push(result),
    });
    found = { measured, results, engine: handle };
  }, 1_200_000);
  afterAll(() => found?.engine.release());
  return {
    missing: files === null,
    get profile(): Profile {
      if (!found) throw new Error("the self-test has not run");
      return found;
    },
  };
}

function expectWhole({ measured, results, engine }: Profile): void {
  expect(results.map(({ stage }) => stage)).toEqual(stagesFor(engine).map(({ stage }) => stage));
  for (const { items, accepted, reasons } of results) {
    expect(items).toBe(10);
    expect(Object.values(reasons).reduce((sum, count) => sum + count, 0)).toBe(items - accepted);
  }
  expect(measured.loadMilliseconds).toBeGreaterThan(0);
  expect(measured.memoryBytes).toBeGreaterThan(20_000_000);
}

const acceptedOf = ({ results }: Profile, stage: string) => results.find((one) => one.stage === stage)?.accepted ?? -1;

describe("the self-test of SmolLM2", () => {
  const smollm = profileOf("llama", "smollm2-135m-instruct-q4_1", "gguf", { device: "cpu" });
  const on = it.skipIf(smollm.missing);

  on("is whole, and measures speed, threads and memory", () => {
    expectWhole(smollm.profile);
    const { tokensPerSecond, promptTokensPerSecond, threads, memoryBytes } = smollm.profile.measured;
    expect(tokensPerSecond).toBeGreaterThan(0);
    expect(promptTokensPerSecond).toBeGreaterThan(0);
    expect(threads).toBeGreaterThanOrEqual(1);
    expect(memoryBytes).toBeGreaterThan(90_000_000);
    expect(memoryBytes).toBeLessThan(1_500_000_000);
  });

  on("finds what a model of this size cannot do", () => {
    expect(acceptedOf(smollm.profile, "reword-fact")).toBeLessThan(5);
  });
});

describe("the self-test of MiniLM", () => {
  const minilm = profileOf("onnx", "all-minilm-l6-v2-int8", "onnx");
  it.skipIf(minilm.missing)("finds the nearer of two sentences nearly always", () => {
    expectWhole(minilm.profile);
    expect(acceptedOf(minilm.profile, "compare-meaning")).toBeGreaterThanOrEqual(8);
  });
});

describe.each([
  ["bergamot-en-pt", "en", "pt"],
  ["bergamot-pt-en", "pt", "en"],
])("the self-test of %s", (catalogId, from, to) => {
  const pair = profileOf("bergamot", catalogId, "bergamot", { from, to });
  it.skipIf(pair.missing)("keeps most numbers, marks and placeholders", () => {
    expectWhole(pair.profile);
    for (const stage of ["translate-numbers", "translate-marks", "translate-placeholders", "translate-length"])
      expect([stage, acceptedOf(pair.profile, stage) >= 7]).toEqual([stage, true]);
  });
});
