import { pipeline, type FeatureExtractionPipeline } from "@xenova/transformers";
import type { EmbedEngine } from "../engine.ts";
import { inBatches } from "./batches.ts";
import type { Opened, Opening } from "./onnx.ts";
import type { OnnxSettings } from "./settings.ts";

export async function openEmbedder({ version, name, settings, options }: Opening): Promise<Opened<EmbedEngine>> {
  const extractor = await pipeline("feature-extraction", name, options);
  const dimensions = await measureDimensions(extractor, settings);
  const task: EmbedEngine = {
    version,
    dimensions,
    embed: ({ texts, signal }) =>
      inBatches(texts, { size: settings.batch, lengthOf: (text) => text.length, signal }, async (batch) => {
        const embedded = await embedBatch(extractor, settings, batch);
        return batch.map((_, row) => embedded.slice(row * dimensions, (row + 1) * dimensions));
      }),
  };
  return { task, release: async () => extractor.dispose() };
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
