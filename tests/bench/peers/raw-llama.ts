/**
 * The peer of what a worker writes: node-llama-cpp alone, with as many sequences as there are prompts. It samples as the
 * worker's engine does, and keeps what its sequences hold of earlier prompts, as that does.
 */
import { getLlama, LlamaChat, LlamaLogLevel, resolveChatWrapper } from "node-llama-cpp";
import type { LlamaContext } from "node-llama-cpp";

export type RawOrder = { prompts: string[]; maxTokens: number; /** One prompt after the other. */ inTurn?: boolean };
export type RawAnswer = { tokens: number; seconds: number; firstTextMilliseconds: number };

const CONTEXT = 1_024;

const llama = await getLlama({ build: "never", gpu: false, logLevel: LlamaLogLevel.error, progressLogs: false });
const model = await llama.loadModel({ modelPath: process.env.BENCH_MODEL ?? "" });
const threads = Number(process.env.BENCH_THREADS ?? 1);
llama.maxThreads = Math.max(llama.maxThreads, threads);
const chatWrapper = resolveChatWrapper(model);
const opened = new Map<number, { context: LlamaContext; chats: LlamaChat[] }>();

async function chatsFor(count: number): Promise<LlamaChat[]> {
  const known = opened.get(count);
  if (known) return known.chats;
  const context = await model.createContext({ contextSize: CONTEXT, sequences: count, threads });
  const chats = Array.from(
    { length: count },
    () => new LlamaChat({ contextSequence: context.getSequence(), chatWrapper }),
  );
  opened.set(count, { context, chats });
  return chats;
}

async function write({ prompts, maxTokens, inTurn = false }: RawOrder): Promise<RawAnswer> {
  const chats = await chatsFor(inTurn ? 1 : prompts.length);
  const started = performance.now();
  let first = Number.NaN;
  const one = async (prompt: string, chat: LlamaChat | undefined) => {
    if (!chat) throw new Error("a chat for each prompt");
    const meter = chat.sequence.tokenMeter.getState();
    await chat.generateResponse(
      [
        { type: "user", text: prompt },
        { type: "model", response: [] },
      ],
      {
        maxTokens,
        temperature: 0,
        repeatPenalty: false,
        budgets: { thoughtTokens: 0, commentTokens: 0 },
        onTextChunk: () => (first = Number.isNaN(first) ? performance.now() - started : first),
      },
    );
    return chat.sequence.tokenMeter.diff(meter).usedOutputTokens;
  };
  const counts: number[] = [];
  if (inTurn) for (const prompt of prompts) counts.push(await one(prompt, chats[0]));
  else counts.push(...(await Promise.all(prompts.map((prompt, index) => one(prompt, chats[index])))));
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  return { tokens, seconds: (performance.now() - started) / 1_000, firstTextMilliseconds: first };
}

process.on("message", (order) => void write(order as RawOrder).then((answer) => process.send?.(answer)));
process.once("SIGTERM", () => process.exit(0));
process.send?.("ready");
