import { z } from "zod";

/** Settings of a version in GGUF. */
export const llamaSettingsSchema = z.object({
  /** "auto" takes a GPU that a prebuilt library serves, else the CPU; the worker says which one its machine has. */
  device: z.enum(["cpu", "auto", "cuda", "vulkan", "metal"]).default("auto"),
  /** Prompt and answer together; never more than the model was trained on. Memory grows with it. */
  contextLength: z.int().min(128).max(1_048_576).default(4096),
  /**
   * States kept side by side, each with its own context memory: prompts with different beginnings keep them warm.
   * On a GPU as many calls run in one batch; on a CPU calls queue, since a batch is no faster there.
   */
  sequences: z.int().min(1).max(64).optional(),
  /** CPU threads; measured at load when absent. */
  threads: z.int().min(1).max(256).optional(),
  /** The first shard, where the version has several GGUF files. */
  modelFile: z.string().optional(),
  adapters: z.array(z.object({ file: z.string(), scale: z.number().default(1) })).default([]),
  /** 1 is none; not applied to constrained JSON, whose keys have to repeat. */
  repeatPenalty: z.number().min(1).max(2).default(1.1),
  /** Tokens that a reasoning model may think before it answers; they count towards `maxTokens`. */
  thoughtTokens: z.int().min(0).max(32_768).default(0),
});

export type LlamaSettings = z.infer<typeof llamaSettingsSchema>;
