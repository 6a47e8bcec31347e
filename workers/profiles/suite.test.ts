import { describe, expect, it } from "vitest";
import { abilitiesFrom } from "#workers/pipelines/abilities";
import type { PipelineContext } from "#workers/pipelines/pipeline";
import { noTasks, type EntailEngine, type TranslateEngine } from "#workers/engines/engine";
import { createScriptedTranslator } from "#workers/engines/scripted/translator";
import { scriptedSettingsSchema } from "#workers/engines/scripted/settings";
import type { StageName } from "#lib/models/profiles/schema";
import { givenWriter } from "#tests/support/run-pipeline";
import { SUITE_ANSWERS } from "#tests/support/suite-answers";
import { stagesFor } from "./suite.ts";

const version = { id: "fake", name: "Fake", number: 1, digest: "00", format: "gguf" } as const;

function contextWith(more: Partial<PipelineContext>): PipelineContext {
  return {
    sources: [],
    document: null,
    language: "en",
    guidelines: "",
    forbiddenWords: [],
    writer: null,
    embedder: null,
    entailer: null,
    summariser: null,
    translators: [],
    abilities: abilitiesFrom([]),
    seed: 1,
    signal: new AbortController().signal,
    emit: { text: () => {}, step: () => {}, problem: () => {} },
    ...more,
  };
}

const writer = givenWriter(() => "");

const writing = stagesFor({ ...noTasks, write: writer });

describe("the writing items", () => {
  it("are about ten for each stage", () => {
    for (const { items } of writing) expect(items.length).toBe(10);
    expect(writing.map(({ stage }) => stage).sort()).toEqual(Object.keys(SUITE_ANSWERS).sort());
  });

  const cases = writing.flatMap(({ stage, items }) => items.map((item, index) => ({ stage, index, item })));
  const answering = (stage: StageName, which: "good" | "bad") =>
    givenWriter((prompt) => SUITE_ANSWERS[stage]?.find(({ when }) => prompt.includes(when))?.[which] ?? "");

  it.each(cases)("$stage $index takes a good answer", async ({ stage, item }) => {
    expect(await item.run(contextWith({ writer: answering(stage, "good") }))).toBeNull();
  });

  it.each(cases)("$stage $index refuses a bad answer, and says why", async ({ stage, item }) => {
    const refused = await item.run(contextWith({ writer: answering(stage, "bad") }));
    expect(refused).toMatch(/^[a-z][a-z-]+$/);
    expect(refused).not.toBe("empty");
  });

  it.each(cases)("$stage $index refuses silence", async ({ item }) => {
    expect(await item.run(contextWith({ writer }))).toMatch(/^[a-z][a-z-]+$/);
  });
});

describe.each([
  ["en", "pt"],
  ["pt", "de"],
])("the items for a translator from %s to %s", (from, to) => {
  const scripted = createScriptedTranslator(version, scriptedSettingsSchema.parse({ from, to }));
  const swapped = (text: string) =>
    text.replace(/(?<=\d)[.,](?=\d)/g, (mark) => (from === "en" ? (mark === "." ? "," : ".") : mark));
  const good: TranslateEngine = {
    ...scripted,
    async translate(call) {
      const { segments } = await scripted.translate(call);
      return { segments: segments.map(swapped) };
    },
  };
  const changed = (change: (text: string) => string): TranslateEngine => ({
    ...good,
    async translate(call) {
      const { segments } = await good.translate(call);
      return { segments: segments.map(change) };
    },
  });
  const run = async (name: string, translator: TranslateEngine) => {
    const stage = stagesFor({ ...noTasks, translate: translator }).find((one) => one.stage === name);
    return Promise.all(stage?.items.map((item) => item.run(contextWith({ translators: [translator] }))) ?? []);
  };

  it.each(["translate-numbers", "translate-names", "translate-marks", "translate-placeholders", "translate-length"])(
    "%s are passed by one that keeps everything",
    async (name) => {
      expect(await run(name, good)).toEqual(Array.from({ length: 10 }, () => null));
    },
  );

  it.each([
    ["translate-numbers", (text: string) => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))],
    ["translate-names", (text: string) => text.replace(/(\p{Lu}\p{Ll}{3})\p{Ll}+/gu, "$1ix")],
    ["translate-marks", () => ""],
    ["translate-placeholders", () => ""],
    ["translate-length", (text: string) => text.split(" ").slice(0, 2).join(" ")],
  ] as const)("%s are refused to one that changes them", async (name, change) => {
    const outcomes = await run(name, changed(change));
    expect(outcomes).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === null)).toEqual([]);
  });
});

it("has no items for a language that it has no texts in", () => {
  const translate = createScriptedTranslator(version, scriptedSettingsSchema.parse({ from: "fi", to: "en" }));
  expect(stagesFor({ ...noTasks, translate })).toEqual([]);
});

it("refuses an embedder whose vectors are all alike", async () => {
  const embed = {
    version,
    dimensions: 2,
    embed: async ({ texts }: { texts: string[] }) => texts.map(() => Float32Array.of(1, 0)),
  };
  const [stage] = stagesFor({ ...noTasks, embed });
  const outcomes = await Promise.all(stage?.items.map((item) => item.run(contextWith({ embedder: embed }))) ?? []);
  expect(new Set(outcomes)).toEqual(new Set(["nearer-to-the-wrong-one"]));
});

describe("the items for a model that compares claims", () => {
  const saying = (label: "entailment" | "neutral" | "contradiction"): EntailEngine => ({
    version,
    entail: async ({ pairs }) => pairs.map(() => ({ entailment: 0, neutral: 0, contradiction: 0, [label]: 1 })),
  });

  it("are passed by no model that says the same of all", async () => {
    for (const label of ["entailment", "neutral", "contradiction"] as const) {
      const entail = saying(label);
      const [stage] = stagesFor({ ...noTasks, entail });
      const outcomes = await Promise.all(stage?.items.map((item) => item.run(contextWith({ entailer: entail }))) ?? []);
      expect(outcomes).toHaveLength(10);
      expect(outcomes.filter((outcome) => outcome === null).length).toBeLessThan(5);
    }
  });
});
