import { describe, expect, it } from "vitest";
import { KIND_NAMES, kindOf, type KindName } from "#lib/kinds/registry";
import { STAGE_NAMES, STAGES, type StageName } from "#lib/models/profiles/schema";
import { noTasks, type Engine } from "#workers/engines/engine";
import { createScriptedTranslator } from "#workers/engines/scripted/translator";
import { scriptedSettingsSchema } from "#workers/engines/scripted/settings";
import { stagesFor } from "#workers/profiles/suite";
import { fixtureText, givenEmbedder, givenSource, givenWriter, runPipeline } from "#tests/support/run-pipeline";
import type { PipelineContext, PipelineSource } from "./pipeline.ts";
import { pipelines } from "./registry.ts";

const suez = givenSource(fixtureText("suez"), { title: "The Suez Canal" });
const topic = "Why the Suez Canal matters";
const facts = [
  { name: "Material", value: "oak" },
  { name: "Weight", value: "1.2 kg" },
  { name: "Dishwasher safe", value: "no" },
];
const version = { id: "scripted", name: "Scripted", number: 1, digest: "00", format: "none" } as const;
const translator = createScriptedTranslator(version, scriptedSettingsSchema.parse({ from: "en", to: "pt" }));

type Order = { brief: unknown; sources?: PipelineSource[]; document?: PipelineContext["document"] };

/** Orders in which each kind uses all that it has of models; a new kind needs its own. */
const ORDERS: Record<KindName, Order[]> = {
  article: [{ brief: { topic }, sources: [suez] }, { brief: { topic } }],
  "blog-post": [{ brief: { topic, audience: "sailors" }, sources: [suez] }, { brief: { topic } }],
  "product-description": [{ brief: { name: "Chopping board", facts }, sources: [givenSource("Material: oak")] }],
  quiz: [{ brief: { questions: 5 }, sources: [suez] }],
  "personality-quiz": [
    { brief: { theme: "Which boat are you?", outcomes: ["The Tug", "The Clipper", "The Ferry"], questions: 6 } },
  ],
  summary: [{ brief: { points: 3 }, sources: [suez] }],
  translation: [
    {
      brief: { from: "en", to: "pt" },
      document: {
        sourceId: "source-1",
        revisionId: null,
        title: "Boats",
        language: "en",
        markdown: "The boats lie in the harbour.",
      },
    },
  ],
};

/** All stages that the pipeline asked for, and how often it called the writing model. */
async function watch(kind: KindName, answer: boolean) {
  const asked = new Set<StageName>();
  const calls: string[] = [];
  const writer = givenWriter((prompt) => {
    calls.push(prompt);
    return "";
  });
  const abilities: PipelineContext["abilities"] = {
    may: (stage) => {
      asked.add(stage);
      return answer;
    },
    notesOn: (stages) => {
      for (const stage of stages) asked.add(stage);
      return [];
    },
  };
  for (const { brief, ...order } of ORDERS[kind])
    await runPipeline(pipelines[kind], kindOf(kind).briefSchema.parse(brief) as never, {
      ...order,
      writer,
      abilities,
      embedder: givenEmbedder(),
      translators: [translator],
    });
  return { asked: [...asked], calls: calls.length };
}

describe.each(KIND_NAMES)("the stages of %s", (kind) => {
  it("are all in the self-test", async () => {
    const { asked } = await watch(kind, true);
    for (const stage of asked) expect([stage, testedStages().includes(stage)]).toEqual([stage, true]);
  });

  it("stand before every call of the writing model", async () => {
    expect(await watch(kind, false)).toMatchObject({ calls: 0 });
  });
});

it("has a stage of the self-test for each stage that a model can pass", () => {
  expect(STAGE_NAMES.filter((stage) => !testedStages().includes(stage))).toEqual([]);
});

it("hands every stage of writing to the model in some kind", async () => {
  const asked = (await Promise.all(KIND_NAMES.map((kind) => watch(kind, true)))).flatMap((one) => one.asked);
  const writing = STAGE_NAMES.filter((stage) => STAGES[stage].task === "write");
  expect(writing.filter((stage) => !asked.includes(stage))).toEqual([]);
});

function testedStages(): StageName[] {
  const embed = { ...givenEmbedder() };
  const entail: Engine["entail"] = { version, entail: () => Promise.resolve([]) };
  const summarise: Engine["summarise"] = { version, summarise: () => Promise.resolve([]) };
  return stagesFor({ ...noTasks, write: givenWriter(() => ""), embed, entail, summarise, translate: translator }).map(
    ({ stage }) => stage,
  );
}
