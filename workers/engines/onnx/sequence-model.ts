/** A model that reads a text whole and writes another: an encoder and a decoder, greedy, in batches. */
import {
  AutoModelForSeq2SeqLM,
  AutoTokenizer,
  StoppingCriteria,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from "@xenova/transformers";
import { z } from "zod";
import { EngineError } from "../engine.ts";
import { throwIfAborted } from "../load-request.ts";
import type { Opening } from "./onnx.ts";

const configSchema = z.object({
  max_position_embeddings: z.int().positive().optional(),
  n_positions: z.int().positive().optional(),
  eos_token_id: z.int(),
});

/** What a batch was turned into, and what generation needs to know beside it. */
export type Prepared = { inputs: object; options: Record<string, unknown> };

export type SequenceModel = {
  tokenizer: PreTrainedTokenizer;
  /** Of a source text, in tokens. */
  longest: number;
  countTokens: (text: string) => number;
  /** Throws EngineError `aborted` when the signal fires between two tokens. */
  generate: (prepared: Prepared, maxTokens: number, signal: AbortSignal) => Promise<string[]>;
  release: () => Promise<void>;
};

/** Where neither configuration nor tokenizer says it. */
const USUAL_LENGTH = 512;

export async function openSequenceModel({ name, options }: Opening): Promise<SequenceModel> {
  const tokenizer = await AutoTokenizer.from_pretrained(name, options);
  const model = await AutoModelForSeq2SeqLM.from_pretrained(name, options);
  const config = configSchema.parse(model.config);
  const positions = config.max_position_embeddings ?? config.n_positions ?? USUAL_LENGTH;
  const longest = Math.min(tokenizer.model_max_length || Infinity, positions);
  return {
    tokenizer,
    longest,
    countTokens: (text) => tokenizer.encode(text).length,
    async generate({ inputs, options: more }, maxTokens, signal) {
      const sequences = await run(model, {
        ...inputs,
        ...more,
        max_new_tokens: Math.min(maxTokens, positions - 2),
        num_beams: 1,
        do_sample: false,
        stopping_criteria: new AbortCriteria(signal),
      });
      throwIfAborted(signal);
      return sequences.map((ids) => decode(tokenizer, ids, config.eos_token_id));
    },
    release: async () => void (await model.dispose()),
  };
}

async function run(model: PreTrainedModel, options: Record<string, unknown>): Promise<bigint[][]> {
  const output = (await model.generate(options)) as Tensor;
  const rows = output.tolist() as bigint[][];
  output.dispose();
  return rows;
}

/** A row of a batch goes on until the longest is done: what comes after its end is no part of it. */
function decode(tokenizer: PreTrainedTokenizer, ids: bigint[], end: number): string {
  const written = ids.slice(1).map(Number);
  const stop = written.indexOf(end);
  return tokenizer.decode(stop === -1 ? written : written.slice(0, stop), { skip_special_tokens: true }).trim();
}

/** Looked at after each token, for all rows of the batch. */
class AbortCriteria extends StoppingCriteria {
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    super();
    this.#signal = signal;
  }

  override _call(ids: number[][]): boolean[] {
    return ids.map(() => this.#signal.aborted);
  }
}

/** Throws `prompt-too-long`: a text that was cut in silence would be a wrong result. */
export function requireFits(text: string, model: SequenceModel): void {
  const tokens = model.countTokens(text);
  if (tokens <= model.longest) return;
  throw new EngineError(
    "prompt-too-long",
    `A text has ${tokens} tokens; this model takes ${model.longest} at a time. Split it into shorter sentences.`,
  );
}
