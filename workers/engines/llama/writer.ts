/** The write task on one context: of a model, or of an adapter over its weights. */
import {
  EngineError,
  noTasks,
  type Engine,
  type ModelVersionRef,
  type TextEngine,
  type TextResult,
} from "../engine.ts";
import { createTurns } from "../turns.ts";
import { generateText } from "./generate.ts";
import type { OpenContext, Weights } from "./open-context.ts";
import { toHistory, toTokens } from "./prompt.ts";
import { createSequencePool } from "./sequences.ts";
import type { LlamaSettings } from "./settings.ts";

/** Its release gives back the context, and leaves the weights. */
export function presentWriter(
  version: ModelVersionRef,
  settings: LlamaSettings,
  weights: Weights,
  opened: OpenContext,
  device: string,
): Engine {
  const { threads } = weights;
  let released: Promise<void> | null = null;
  return {
    ...noTasks,
    version,
    device,
    ...(threads === undefined ? {} : { threads }),
    write: createWriter(version, settings, weights, opened),
    release: () => (released ??= opened.context.dispose()),
  };
}

function createWriter(
  version: ModelVersionRef,
  settings: LlamaSettings,
  { llama, model, turns }: Weights,
  { chats, contextLength }: OpenContext,
): TextEngine {
  const [first] = chats;
  if (!first) throw new Error("a context has at least one sequence");
  const pool = createSequencePool(chats, turns ?? createTurns(chats.length));
  return {
    version,
    contextLength,
    countTokens: async (text) => model.tokenize(text).length,
    async generate(call): Promise<TextResult> {
      const history = toHistory(call.messages);
      const tokens = toTokens(first, history);
      refuseTooLong(tokens.length, call.maxTokens, contextLength);
      const written = await pool.withSequence(tokens, call.signal, (chat) =>
        generateText(llama, chat, settings, { history, tokens }, call),
      );
      const usage = { inputTokens: tokens.length, outputTokens: 0, cachedTokens: 0 };
      return written ?? { text: "", usage, stop: "aborted", ignored: [] };
    },
  };
}

function refuseTooLong(promptTokens: number, maxTokens: number, contextLength: number): void {
  if (promptTokens + maxTokens <= contextLength) return;
  throw new EngineError(
    "prompt-too-long",
    `The prompt has ${promptTokens} tokens and ${maxTokens} are asked for; the model holds ${contextLength} together.`,
  );
}
