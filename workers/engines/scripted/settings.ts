/** What a scripted model version may be told to do. All of it is deterministic. */
import { z } from "zod";
import { faultSchema } from "./faults.ts";

export const scriptedSettingsSchema = z.object({
  tasks: z
    .array(z.enum(["write", "embed", "translate", "classify", "entail", "summarise"]))
    .default(["write", "embed", "translate"]),
  contextLength: z.int().min(16).default(8192),
  /** Length of a free text in tokens, where `maxTokens` allows it. */
  tokens: z.int().min(0).max(100_000).default(80),
  /** Waited before each token, text to embed and segment. */
  delayMs: z.number().min(0).max(60_000).default(0),
  loadDelayMs: z.number().min(0).max(600_000).default(0),
  from: z.string().default("en"),
  to: z.string().default("pt"),
  /** Makes it a translator for every pair of these, in place of `from` and `to`. */
  languages: z.array(z.string()).min(2).optional(),
  /** The last label whose `when` occurs in the text gets 0.9; without one the first label. */
  labels: z
    .array(z.object({ label: z.string(), when: z.string() }))
    .min(2)
    .default([
      { label: "statement", when: "." },
      { label: "question", when: "?" },
    ]),
  /** The first reply whose `when` occurs in the prompt is written as it stands. */
  replies: z.array(z.object({ when: z.string(), text: z.string() })).default([]),
  /** Strikes every call that asks for no fault of its own, e.g. "crash-after=5". */
  fault: faultSchema.optional(),
  loadFault: z.enum(["crash", "hang", "error"]).optional(),
  /** Files without which it does not load. */
  needsFiles: z.array(z.string()).default([]),
  /** Memory that the loaded engine holds, for tests of budgets. */
  holdMegabytes: z.int().min(0).max(4096).default(0),
});

export type ScriptedSettings = z.infer<typeof scriptedSettingsSchema>;
