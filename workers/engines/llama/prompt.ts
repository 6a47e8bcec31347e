/** From messages to tokens by the model's own chat template, and from tokens to an evaluated prompt. */
import type { ChatHistoryItem, LlamaChat, LlamaContextSequence, Token } from "node-llama-cpp";
import type { Message } from "../engine.ts";

/** Evaluation of a chunk sees no signal, so chunks are kept about this long whatever model and machine. */
const CHUNK_MS = 150;
const FIRST_CHUNK = 32;
const SMALLEST_CHUNK = 8;
const LARGEST_CHUNK = 512;

/** Ends with the turn of the model: empty, or begun by a last message of the assistant. */
export function toHistory(messages: Message[]): ChatHistoryItem[] {
  const history = messages.map(({ role, content }): ChatHistoryItem => {
    return role === "assistant" ? { type: "model", response: [content] } : { type: role, text: content };
  });
  if (history.at(-1)?.type !== "model") history.push({ type: "model", response: [] });
  return history;
}

export function toTokens(chat: LlamaChat, history: ChatHistoryItem[]): Token[] {
  const { contextText } = chat.chatWrapper.generateContextState({ chatHistory: history });
  return contextText.tokenize(chat.model.tokenizer);
}

export type Evaluated = { cachedTokens: number; aborted: boolean };

/**
 * Evaluates all but the last token, from which generation starts. What the sequence already holds of the prompt is
 * kept and only the diverging tail erased. An abort between chunks leaves what was evaluated for the next call.
 */
export async function evaluatePrompt(
  sequence: LlamaContextSequence,
  tokens: Token[],
  signal: AbortSignal,
): Promise<Evaluated> {
  const prompt = tokens.slice(0, -1);
  await sequence.adaptStateToTokens(prompt, false);
  const cachedTokens = sequence.nextTokenIndex;
  let chunk = FIRST_CHUNK;
  while (sequence.nextTokenIndex < prompt.length) {
    if (signal.aborted) return { cachedTokens, aborted: true };
    const start = sequence.nextTokenIndex;
    const started = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(start, start + chunk));
    chunk = nextChunk(Math.min(chunk, prompt.length - start), performance.now() - started);
  }
  return { cachedTokens, aborted: signal.aborted };
}

export function nextChunk(tokens: number, milliseconds: number): number {
  const wanted = Math.round((tokens * CHUNK_MS) / Math.max(1, milliseconds));
  return Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, wanted));
}
