/**
 * Embedding models in ONNX by transformers.js. A session blocks its thread while it runs, so texts go through it in
 * small batches of similar length, with a turn of the event loop between two: that is where an abort is seen.
 */
import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { env, pipeline, type FeatureExtractionPipeline } from "@xenova/transformers";
import { z } from "zod";
import type { EmbedEngine, Engine, LoadRequest } from "../engine.ts";
import { asEngineError, parseSettings, requireFile, throwIfAborted } from "../load-request.ts";
import { withModelFolder } from "./model-folder.ts";

/** Names of files are fixed by transformers.js: "q8" is onnx/model_quantized.onnx. */
const fileNames = {
  fp32: "model",
  fp16: "model_fp16",
  q8: "model_quantized",
  int8: "model_int8",
  q4: "model_q4",
} as const;

const settingsSchema = z.object({
  dtype: z.enum(["fp32", "fp16", "q8", "int8", "q4"]).default("q8"),
  pooling: z.enum(["mean", "cls"]).default("mean"),
  batch: z.int().min(1).max(32).default(8),
  threads: z.int().min(1).max(64).optional(),
});

type OnnxSettings = z.infer<typeof settingsSchema>;

export async function loadOnnx(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(settingsSchema, request);
  for (const path of [`onnx/${fileNames[settings.dtype]}.onnx`, "config.json", "tokenizer.json"])
    requireFile(request, path);
  try {
    const extractor = await withModelFolder(request.files, (parent, name) => openPipeline(parent, name, settings));
    return {
      version: request.version,
      device: "cpu",
      write: null,
      embed: createEmbedder(request, extractor, settings, await measureDimensions(extractor, settings)),
      translate: null,
      release: async () => extractor.dispose(),
    };
  } catch (error) {
    throw asEngineError(error, "load-failed", "The model files could not be loaded by ONNX Runtime.");
  }
}

async function openPipeline(parent: string, name: string, settings: OnnxSettings): Promise<FeatureExtractionPipeline> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = parent;
  env.useFSCache = false;
  return pipeline("feature-extraction", name, {
    dtype: settings.dtype,
    device: "cpu",
    local_files_only: true,
    session_options: {
      intraOpNumThreads: settings.threads ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
      interOpNumThreads: 1,
      // Waiting threads that spin take the cores that other processes need.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    },
  });
}

function createEmbedder(
  { version }: LoadRequest,
  extractor: FeatureExtractionPipeline,
  settings: OnnxSettings,
  dimensions: number,
): EmbedEngine {
  return {
    version,
    dimensions,
    async embed({ texts, signal }) {
      const vectors: Float32Array[] = new Array<Float32Array>(texts.length);
      // A batch is padded to its longest text, so texts of one length go together.
      const order = [...texts.keys()].sort((a, b) => (texts[a] ?? "").length - (texts[b] ?? "").length);
      for (let start = 0; start < order.length; start += settings.batch) {
        await nextTurn();
        throwIfAborted(signal);
        const batch = order.slice(start, start + settings.batch);
        const embedded = await embedBatch(
          extractor,
          settings,
          batch.map((index) => texts[index] ?? ""),
        );
        batch.forEach((index, row) => (vectors[index] = embedded.slice(row * dimensions, (row + 1) * dimensions)));
      }
      return vectors;
    },
  };
}

async function embedBatch(
  extractor: FeatureExtractionPipeline,
  settings: OnnxSettings,
  texts: string[],
): Promise<Float32Array> {
  const tensor = await extractor(texts, { pooling: settings.pooling, normalize: true });
  try {
    return Float32Array.from(tensor.data as Float32Array);
  } finally {
    tensor.dispose();
  }
}

/** Also warms the session: its first run allocates. */
async function measureDimensions(extractor: FeatureExtractionPipeline, settings: OnnxSettings): Promise<number> {
  const vector = await embedBatch(extractor, settings, ["a"]);
  return vector.length;
}
