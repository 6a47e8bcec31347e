/**
 * Models in GGUF by llama.cpp (node-llama-cpp, prebuilt libraries only). Prompts are evaluated in short chunks, since
 * evaluation itself sees no signal; sequences keep their state from call to call; calls queue on a CPU.
 */
import { getLlama, InsufficientMemoryError, LlamaChat, LlamaLogLevel, resolveChatWrapper } from "node-llama-cpp";
import type { Llama, LlamaContext, LlamaModel } from "node-llama-cpp";
import {
  EngineError,
  noTasks,
  type Engine,
  type LoadRequest,
  type TextCall,
  type TextEngine,
  type TextResult,
} from "../engine.ts";
import { asEngineError, parseSettings, requireFile } from "../load-request.ts";
import { generateText } from "./generate.ts";
import { toHistory, toTokens } from "./prompt.ts";
import { createSequencePool } from "./sequences.ts";
import { llamaSettingsSchema, type LlamaSettings } from "./settings.ts";
import { probeThreads } from "./threads.ts";

const GPU_SEQUENCES = 4;
/** Beyond prompt and answer, so that the library never sees a full context, which it would shift in silence. */
const SPARE_TOKENS = 16;

type Loaded = {
  llama: Llama;
  model: LlamaModel;
  context: LlamaContext;
  chats: LlamaChat[];
  contextLength: number;
  threads: number | undefined;
};

export async function loadLlama(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(llamaSettingsSchema, request);
  const modelPath = requireFile(request, settings.modelFile ?? firstModelFile(request.files, settings));
  const adapters = settings.adapters.map(({ file, scale }) => ({ filePath: requireFile(request, file), scale }));
  try {
    const llama = await getLlama({
      build: "never",
      gpu: settings.device === "cpu" ? false : settings.device,
      logLevel: LlamaLogLevel.error,
      progressLogs: false,
    });
    const loaded = await openContext(llama, modelPath, settings, adapters);
    return presentEngine(request, settings, loaded, await deviceOf(llama));
  } catch (error) {
    if (error instanceof InsufficientMemoryError) {
      const message = "There is not enough memory for this model with this context length.";
      throw new EngineError("load-failed", message, { cause: error });
    }
    throw asEngineError(error, "load-failed", "The model file could not be loaded by llama.cpp.");
  }
}

async function openContext(
  llama: Llama,
  modelPath: string,
  settings: LlamaSettings,
  adapters: { filePath: string; scale: number }[],
): Promise<Loaded> {
  const model = await llama.loadModel({ modelPath });
  const onCpu = llama.gpu === false;
  const contextLength = Math.min(settings.contextLength, model.trainContextSize);
  const sequences = settings.sequences ?? (onCpu ? 1 : GPU_SEQUENCES);
  const threads = settings.threads ?? (onCpu ? await probeThreads(llama, model) : undefined);
  if (threads !== undefined) llama.maxThreads = Math.max(llama.maxThreads, threads);
  const context = await model.createContext({
    contextSize: contextLength + SPARE_TOKENS,
    sequences,
    ...(threads === undefined ? {} : { threads }),
    ...(adapters.length > 0 ? { lora: { adapters } } : {}),
  });
  // Resolved once: it compares the model's template with those that the library knows, half a second of work.
  const chatWrapper = resolveChatWrapper(model);
  const chats = Array.from(
    { length: sequences },
    () => new LlamaChat({ contextSequence: context.getSequence(), chatWrapper }),
  );
  return { llama, model, context, chats, contextLength, threads };
}

function presentEngine(request: LoadRequest, settings: LlamaSettings, loaded: Loaded, device: string): Engine {
  const { llama, model, context, threads } = loaded;
  let released = false;
  return {
    ...noTasks,
    version: request.version,
    device,
    ...(threads === undefined ? {} : { threads }),
    write: createWriter(request, settings, loaded),
    async release() {
      if (released) return;
      released = true;
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}

function createWriter({ version }: LoadRequest, settings: LlamaSettings, loaded: Loaded): TextEngine {
  const { llama, model, chats, contextLength } = loaded;
  const [first] = chats;
  if (!first) throw new Error("a context has at least one sequence");
  const pool = createSequencePool(chats, llama.gpu === false ? 1 : chats.length);
  return {
    version,
    contextLength,
    countTokens: async (text) => model.tokenize(text).length,
    async generate(call: TextCall): Promise<TextResult> {
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

/** `model.gguf`, or the first GGUF file that is no adapter: of a split model the first shard. */
function firstModelFile(files: Record<string, string>, { adapters }: LlamaSettings): string {
  if ("model.gguf" in files) return "model.gguf";
  const models = Object.keys(files).filter((path) => path.endsWith(".gguf"));
  return models.filter((path) => !adapters.some(({ file }) => file === path)).sort()[0] ?? "model.gguf";
}

async function deviceOf(llama: Llama): Promise<string> {
  if (llama.gpu === false) return "cpu";
  const names = await llama.getGpuDeviceNames();
  return names.length > 0 ? `${llama.gpu}: ${names.join(", ")}` : llama.gpu;
}
