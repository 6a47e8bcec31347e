/** A context over loaded weights: of the model itself, or of the model as an adapter changes it. */
import { InsufficientMemoryError, LlamaChat } from "node-llama-cpp";
import type { ChatWrapper, Llama, LlamaContext, LlamaModel } from "node-llama-cpp";
import { EngineError } from "../engine.ts";
import { asEngineError } from "../load-request.ts";
import type { Turns } from "../turns.ts";
import type { LlamaSettings } from "./settings.ts";

/** As many generations run beside each other on a GPU. */
const GPU_SEQUENCES = 8;
/** Beyond prompt and answer, so that the library never sees a full context, which it would shift in silence. */
const SPARE_TOKENS = 16;

/** Weights in memory, and what all contexts over them have in common. */
export type Weights = {
  llama: Llama;
  model: LlamaModel;
  threads: number | undefined;
  chatWrapper: ChatWrapper;
  /** On a CPU calls queue, whichever context they are for; on a GPU each context batches its own. */
  turns: Turns | null;
};

export type OpenContext = { context: LlamaContext; chats: LlamaChat[]; contextLength: number };

export type AdapterFile = { filePath: string; scale: number };

/** Throws what the library throws: too little memory, an adapter that does not fit the weights. */
export async function openContext(
  { llama, model, threads, chatWrapper }: Weights,
  settings: LlamaSettings,
  adapters: AdapterFile[],
): Promise<OpenContext> {
  const contextLength = Math.min(settings.contextLength, model.trainContextSize);
  const options = {
    contextSize: contextLength + SPARE_TOKENS,
    ...(threads === undefined ? {} : { threads }),
    ...(adapters.length > 0 ? { lora: { adapters } } : {}),
  };
  const context = await withRoom(sequencesOf(llama, settings), (sequences) =>
    model.createContext({ ...options, sequences }),
  );
  const chats = Array.from(
    { length: context.totalSequences },
    () => new LlamaChat({ contextSequence: context.getSequence(), chatWrapper }),
  );
  return { context, chats, contextLength };
}

/** Keeps an engine error; of the library's own says what a person can do with. */
export function loadError(error: unknown, otherwise: string): EngineError {
  if (!(error instanceof InsufficientMemoryError)) return asEngineError(error, "load-failed", otherwise);
  const message = "There is not enough memory for this model with this context length.";
  return new EngineError("load-failed", message, { cause: error });
}

type Sequences = { most: number; least: number };

function sequencesOf(llama: Llama, settings: LlamaSettings): Sequences {
  if (settings.sequences !== undefined) return { most: settings.sequences, least: settings.sequences };
  return { most: llama.gpu === false ? 1 : GPU_SEQUENCES, least: 1 };
}

/** Half as many states, and half of that, where the memory is too small for all. */
async function withRoom<Result>({ most, least }: Sequences, create: (sequences: number) => Promise<Result>) {
  for (let sequences = most; ; sequences = Math.ceil(sequences / 2)) {
    try {
      return await create(sequences);
    } catch (error) {
      if (!(error instanceof InsufficientMemoryError) || sequences <= least) throw error;
    }
  }
}
