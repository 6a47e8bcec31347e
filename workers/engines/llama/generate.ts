/** One call of the write task on a lent sequence. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ChatHistoryItem, Llama, LlamaChat, LlamaGrammar, Token } from "node-llama-cpp";
import type { TextCall, TextResult } from "../engine.ts";
import { createGrammar } from "./grammar.ts";
import { evaluatePrompt } from "./prompt.ts";
import { createRepetitionGuard } from "../repetition.ts";
import type { LlamaSettings } from "./settings.ts";

export type Prompt = { history: ChatHistoryItem[]; tokens: Token[] };

export async function generateText(
  llama: Llama,
  chat: LlamaChat,
  settings: LlamaSettings,
  prompt: Prompt,
  call: TextCall,
): Promise<TextResult> {
  const { cachedTokens, aborted } = await evaluatePrompt(chat.sequence, prompt.tokens, call.signal);
  const usage = { inputTokens: prompt.tokens.length, outputTokens: 0, cachedTokens };
  const { grammar, ignored } = await createGrammar(llama, call.json);
  if (aborted || call.signal.aborted) return { text: "", usage, stop: "aborted", ignored };
  if (call.maxTokens === 0) return { text: "", usage, stop: "length", ignored };

  const meter = chat.sequence.tokenMeter.getState();
  const written = await writeAnswer(chat, settings, prompt.history, grammar, call);
  usage.outputTokens = chat.sequence.tokenMeter.diff(meter).usedOutputTokens;
  return { ...written, usage, ignored };
}

async function writeAnswer(
  chat: LlamaChat,
  settings: LlamaSettings,
  history: ChatHistoryItem[],
  grammar: LlamaGrammar | undefined,
  call: TextCall,
): Promise<Pick<TextResult, "text" | "stop">> {
  const guard = createRepetitionGuard();
  const looping = new AbortController();
  let text = "";
  const onTextChunk = (chunk: string): void => {
    text += chunk;
    call.onText(chunk);
    if (guard.add(chunk)) looping.abort();
  };
  try {
    const { metadata } = await chat.generateResponse(history, {
      maxTokens: call.maxTokens,
      temperature: call.temperature,
      seed: call.seed % 2 ** 32,
      repeatPenalty: grammar || settings.repeatPenalty === 1 ? false : { penalty: settings.repeatPenalty },
      budgets: { thoughtTokens: settings.thoughtTokens, commentTokens: 0 },
      customStopTriggers: call.stopTexts.filter((stop) => stop !== ""),
      signal: AbortSignal.any([call.signal, looping.signal]),
      stopOnAbortSignal: true,
      ...(grammar ? { grammar } : {}),
      onTextChunk,
    });
    return { text, stop: stopOf(metadata.stopReason, call, looping.signal) };
  } catch (error) {
    // An abort before the first token throws its reason, where a later one ends the text.
    if (call.signal.aborted) return { text, stop: "aborted" };
    throw error;
  } finally {
    await nextTurn();
  }
}

function stopOf(reason: string, call: TextCall, looping: AbortSignal): TextResult["stop"] {
  if (reason === "abort") return call.signal.aborted && !looping.aborted ? "aborted" : "length";
  return reason === "maxTokens" ? "length" : "end";
}
