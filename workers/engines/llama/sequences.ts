/** The states that a context holds, lent to calls so that as much of each prompt as possible is already evaluated. */
import type { LlamaChat, Token } from "node-llama-cpp";
import type { Turns } from "../turns.ts";

export type SequencePool = {
  /** Lends the free state that shares the longest beginning with the prompt; null when aborted while waiting. */
  withSequence: <Result>(
    prompt: Token[],
    signal: AbortSignal,
    work: (chat: LlamaChat) => Promise<Result>,
  ) => Promise<Result | null>;
};

/** `turns`: never more at a time than there are states, also where several pools share them. */
export function createSequencePool(chats: LlamaChat[], turns: Turns): SequencePool {
  // Least recently used first: of equals, the one that is least likely to be wanted again is overwritten.
  const free = [...chats];
  return {
    async withSequence(prompt, signal, work) {
      const endTurn = await turns.take(signal);
      if (!endTurn) return null;
      const chat = takeNearest(free, prompt);
      try {
        return await work(chat);
      } finally {
        free.push(chat);
        endTurn();
      }
    },
  };
}

function takeNearest(free: LlamaChat[], prompt: Token[]): LlamaChat {
  const shared = free.map((chat) => chat.sequence.compareContextTokens(prompt).firstDifferentIndex);
  const [chat] = free.splice(shared.indexOf(Math.max(...shared)), 1);
  if (!chat) throw new Error("more calls run than there are sequences");
  return chat;
}
