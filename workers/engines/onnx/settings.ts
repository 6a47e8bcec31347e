/** What a model version for ONNX Runtime may say about itself. One version does one task. */
import { availableParallelism } from "node:os";
import { z } from "zod";

/** Names of files are fixed by transformers.js: "q8" is onnx/model_quantized.onnx. */
export const fileSuffixes = { fp32: "", fp16: "_fp16", q8: "_quantized", int8: "_int8", q4: "_q4" } as const;

export const onnxSettingsSchema = z.object({
  task: z.enum(["embed", "classify", "entail", "translate", "summarise", "write"]).default("embed"),
  dtype: z.enum(["fp32", "fp16", "q8", "int8", "q4"]).default("q8"),
  /** For embed. */
  pooling: z.enum(["mean", "cls"]).default("mean"),
  /** Texts that go through the model together, of about one length. */
  batch: z.int().min(1).max(32).default(8),
  threads: z.int().min(1).max(64).optional(),
  /** For classify: several labels may hold at once, each with its own probability. By default as the model says. */
  multiLabel: z.boolean().optional(),
  /** For summarise: words that the model expects in front of each text, such as "summarize: ". */
  prefix: z.string().max(200).default(""),
  /** For write: prompt and answer together, where it is to be less than the model allows. */
  contextLength: z.int().min(16).optional(),
  /** For write: tokens of a prompt that are read at a time; so long a call that is broken off goes on. */
  promptPiece: z.int().min(1).default(64),
});

export type OnnxSettings = z.infer<typeof onnxSettingsSchema>;

/** Files that the task cannot do without, beside configuration and tokenizer. */
export function filesFor({ task, dtype }: OnnxSettings): string[] {
  const names = task === "translate" || task === "summarise" ? ["encoder_model", "decoder_model_merged"] : ["model"];
  return names.map((name) => `onnx/${name}${fileSuffixes[dtype]}.onnx`);
}

export function sessionOptions({ threads }: OnnxSettings) {
  return {
    intraOpNumThreads: threads ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
    interOpNumThreads: 1,
    // Waiting threads that spin take the cores that other processes need.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
}
