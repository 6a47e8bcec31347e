/** One bounded call of the writing model, with its usage counted. */
import { EngineError, type JsonSchema, type Message, type TextResult } from "../../engines/engine.ts";
import type { PipelineContext } from "../pipeline.ts";

export type Usage = TextResult["usage"];

export const noUsage = (): Usage => ({ inputTokens: 0, outputTokens: 0, cachedTokens: 0 });

export type Question = {
  messages: Message[];
  maxTokens: number;
  temperature: number;
  /** Added to the order's seed, so that several answers differ. */
  variant?: number;
  stopTexts?: string[];
  /** The form that the answer is to have; see `askForm`. */
  json?: JsonSchema | undefined;
};

/**
 * The model's answer, trimmed; null without a writer, and when the prompt does not fit its context: then the caller
 * does without. Counts into `usage`. Throws when the order was stopped or the engine failed.
 */
export async function askWriter(context: PipelineContext, usage: Usage, question: Question): Promise<string | null> {
  const { writer, signal, seed } = context;
  if (!writer) return null;
  signal.throwIfAborted();
  const prompt = question.messages.map((message) => message.content).join("\n");
  if ((await writer.countTokens(prompt)) + question.maxTokens + SAFETY > writer.contextLength) return null;
  try {
    const result = await writer.generate({
      messages: question.messages,
      maxTokens: question.maxTokens,
      temperature: question.temperature,
      seed: (seed + (question.variant ?? 0)) % 2_147_483_647,
      json: question.json,
      stopTexts: question.stopTexts ?? [],
      signal,
      onText: () => {},
    });
    usage.inputTokens += result.usage.inputTokens;
    usage.outputTokens += result.usage.outputTokens;
    usage.cachedTokens += result.usage.cachedTokens;
    if (result.usage.estimated) usage.estimated = true;
    signal.throwIfAborted();
    return result.text.trim();
  } catch (error) {
    if (error instanceof EngineError && error.code === "prompt-too-long") return null;
    throw error;
  }
}

/** Tokens of the chat template around the messages. */
const SAFETY = 64;
