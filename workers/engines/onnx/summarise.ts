import type { SummariseEngine } from "../engine.ts";
import { inBatches } from "./batches.ts";
import type { Opened, Opening } from "./onnx.ts";
import { openSequenceModel, requireFits } from "./sequence-model.ts";

export async function openSummariser(opening: Opening): Promise<Opened<SummariseEngine>> {
  const { version, settings } = opening;
  const model = await openSequenceModel(opening);
  const task: SummariseEngine = {
    version,
    async summarise({ texts, maxTokens, signal }) {
      const prompts = texts.map((text) => settings.prefix + text);
      for (const prompt of prompts) requireFits(prompt, model);
      return inBatches(prompts, { size: settings.batch, lengthOf: (text) => text.length, signal }, async (batch) => {
        const inputs: unknown = model.tokenizer(batch, { padding: true });
        // Models for news ask for some 56 tokens at least, which is more than a sentence.
        const options = { min_length: 0, min_new_tokens: 0 };
        return model.generate({ inputs: inputs as object, options }, maxTokens, signal);
      });
    },
  };
  return { task, release: model.release };
}
