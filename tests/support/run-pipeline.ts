/** A pipeline run by itself: what it gave, and all that it said on the way. */
import { readFileSync } from "node:fs";
import type { Evidence } from "#lib/kinds/evidence";
import type { EmbedEngine, TextCall, TextEngine } from "#workers/engines/engine";
import { STAGES, type StageName } from "#lib/models/profiles/schema";
import { abilitiesFrom, type Abilities } from "#workers/pipelines/abilities";
import type { Pipeline, PipelineContext, PipelineSource } from "#workers/pipelines/pipeline";

export type Heard = {
  text: string;
  steps: { name: string; done: number; of: number }[];
  problems: { code: string; message: string }[];
};

export function givenSource(text: string, more: Partial<PipelineSource> = {}): PipelineSource {
  return { id: "source-1", title: "A text", language: "en", text, passages: [], ...more };
}

export function fixtureText(name: string): string {
  return readFileSync(new URL(`../fixtures/texts/${name}.txt`, import.meta.url), "utf8");
}

export async function runPipeline<Brief, Content>(
  pipeline: Pipeline<Brief, Content>,
  brief: Brief,
  more: Partial<PipelineContext>,
) {
  const heard: Heard = { text: "", steps: [], problems: [] };
  const context: PipelineContext = {
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
    emit: {
      text: (markdown) => (heard.text += markdown),
      step: (step) => heard.steps.push(step),
      problem: (problem) => heard.problems.push(problem),
    },
    ...more,
  };
  return { ...(await pipeline(brief, context)), heard };
}

/** A model that passed so many of ten items of each of these stages, and was not tested in others. */
export function givenAbilities(accepted: Partial<Record<StageName, number>>, label = "Fake v1"): Abilities {
  const results = (Object.keys(accepted) as StageName[]).map((stage) => ({
    stage,
    items: 10,
    accepted: accepted[stage] ?? 0,
    reasons: {},
    milliseconds: 0,
  }));
  const tasks = new Set(results.map(({ stage }) => STAGES[stage].task));
  return abilitiesFrom([...tasks].map((task) => ({ task, label, results })));
}

const version = { id: "fake", name: "Fake", number: 1, digest: "00", format: "gguf" } as const;

/** A model that answers what `answer` says. */
export function givenWriter(answer: (prompt: string, call: TextCall) => string, contextLength = 4096): TextEngine {
  return {
    version,
    contextLength,
    countTokens: async (text) => Math.ceil(text.length / 4),
    generate: async (call) => {
      const prompt = call.messages.at(-1)?.content ?? "";
      const text = answer(prompt, call);
      const usage = { inputTokens: 10, outputTokens: 5, cachedTokens: 0 };
      return call.signal.aborted
        ? { text: "", usage, stop: "aborted", ignored: [] }
        : { text, usage, stop: "end", ignored: [] };
    },
  };
}

/** Vectors of letter pairs: near texts are near, and it counts as a model of meaning. */
export function givenEmbedder(): EmbedEngine {
  return {
    version: { ...version, format: "onnx" },
    dimensions: 676,
    embed: async ({ texts }) => texts.map(pairVector),
  };
}

function pairVector(text: string): Float32Array {
  const vector = new Float32Array(676);
  const letters = text.toLowerCase().replace(/[^a-z]/g, "");
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const place = (letters.charCodeAt(at) - 97) * 26 + letters.charCodeAt(at + 1) - 97;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Evidence whose quotes are not what stands at its offsets. */
export function misplaced(evidence: readonly Evidence[], sources: readonly PipelineSource[], markdown: string) {
  return evidence.filter(({ sourceId, start, end, quote, place }) => {
    const source = sources.find((one) => one.id === sourceId);
    const inSource = source?.text.slice(start, end) === quote && quote !== "";
    return !(
      inSource &&
      "start" in place &&
      markdown.slice(place.start, place.end) === place.quote &&
      place.quote !== ""
    );
  });
}
