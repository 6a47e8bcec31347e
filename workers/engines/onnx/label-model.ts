/** A model that gives scores for labels, for one text or for a pair of texts. */
import { AutoModelForSequenceClassification, AutoTokenizer, type Tensor } from "@xenova/transformers";
import { z } from "zod";
import { EngineError } from "../engine.ts";
import type { Opening } from "./onnx.ts";

const configSchema = z.object({
  id2label: z.record(z.string().regex(/^\d+$/), z.string().min(1)),
  problem_type: z.string().nullish(),
  max_position_embeddings: z.int().positive().optional(),
});

export type LabelModel = {
  /** In the order of the scores. */
  labels: string[];
  multiLabel: boolean;
  /** In tokens, marks at both ends included. */
  longest: number;
  countTokens: (text: string, second?: string) => number;
  /** One row of raw scores for each text; `seconds` makes pairs. */
  score: (texts: string[], seconds?: string[]) => Promise<number[][]>;
  release: () => Promise<void>;
};

/** Throws `load-failed` where the configuration does not name its labels. */
export async function openLabelModel({ name, options }: Opening): Promise<LabelModel> {
  const tokenizer = await AutoTokenizer.from_pretrained(name, options);
  const model = await AutoModelForSequenceClassification.from_pretrained(name, options);
  const config = configSchema.safeParse(model.config);
  if (!config.success)
    throw new EngineError("load-failed", "The model's config.json does not say what its labels are.");
  const { id2label, problem_type, max_position_embeddings = 512 } = config.data;
  const labels = Object.keys(id2label)
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => id2label[id] ?? "");
  const longest = Math.min(tokenizer.model_max_length || Infinity, max_position_embeddings);
  return {
    labels,
    multiLabel: problem_type === "multi_label_classification",
    longest,
    countTokens: (text, second) => tokenizer.encode(text, { text_pair: second ?? null }).length,
    async score(texts, seconds) {
      const inputs: unknown = tokenizer(texts, {
        text_pair: seconds ?? null,
        padding: true,
        truncation: true,
        max_length: longest,
      });
      const { logits } = (await model(inputs as object)) as { logits: Tensor };
      const width = logits.dims.at(-1) ?? 0;
      if (width !== labels.length)
        throw new EngineError("invalid-output", "The model gives another number of scores than it has labels.");
      const data = Array.from(logits.data as Float32Array);
      logits.dispose();
      return texts.map((_, row) => data.slice(row * width, (row + 1) * width));
    },
    release: async () => void (await model.dispose()),
  };
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export function sigmoid(scores: readonly number[]): number[] {
  return scores.map((score) => 1 / (1 + Math.exp(-score)));
}
