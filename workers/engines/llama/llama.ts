/**
 * Models in GGUF by llama.cpp (node-llama-cpp, prebuilt libraries only), and adapters of them: each a context of its own
 * over the same weights. Prompts are evaluated in short chunks, since evaluation itself sees no signal; sequences keep
 * their state from call to call; calls queue on a CPU.
 */
import { join } from "node:path";
import { getLlama, LlamaLogLevel, resolveChatWrapper } from "node-llama-cpp";
import type { Llama } from "node-llama-cpp";
import type { Engine, LoadRequest } from "../engine.ts";
import { parseSettings, requireFile } from "../load-request.ts";
import { withModelFolder } from "../model-folder.ts";
import { createTurns } from "../turns.ts";
import { openAdapter } from "./adapter.ts";
import { loadError, openContext, type OpenContext, type Weights } from "./open-context.ts";
import { llamaSettingsSchema, type LlamaSettings } from "./settings.ts";
import { probeThreads } from "./threads.ts";
import { presentWriter } from "./writer.ts";

export async function loadLlama(request: LoadRequest): Promise<Engine> {
  const settings = parseSettings(llamaSettingsSchema, request);
  const modelFile = settings.modelFile ?? firstModelFile(request.files, settings);
  requireFile(request, modelFile);
  const adapters = settings.adapters.map(({ file, scale }) => ({ filePath: requireFile(request, file), scale }));
  try {
    const llama = await getLlama({
      build: "never",
      gpu: settings.device === "cpu" ? false : settings.device,
      logLevel: LlamaLogLevel.error,
      progressLogs: false,
    });
    const weights = await withModelPath(request, modelFile, (path) => loadWeights(llama, path, settings));
    const opened = await openContext(weights, settings, adapters);
    return presentBase(request, settings, weights, opened, await deviceOf(llama));
  } catch (error) {
    throw loadError(error, "The model file could not be loaded by llama.cpp.");
  }
}

async function loadWeights(llama: Llama, modelPath: string, settings: LlamaSettings): Promise<Weights> {
  const model = await llama.loadModel({ modelPath });
  const onCpu = llama.gpu === false;
  const threads = settings.threads ?? (onCpu ? await probeThreads(llama, model) : undefined);
  if (threads !== undefined) llama.maxThreads = Math.max(llama.maxThreads, threads);
  // Resolved once: it compares the model's template with those that the library knows, half a second of work.
  const chatWrapper = resolveChatWrapper(model);
  return { llama, model, threads, chatWrapper, turns: onCpu ? createTurns(1) : null };
}

function presentBase(
  request: LoadRequest,
  settings: LlamaSettings,
  weights: Weights,
  opened: OpenContext,
  device: string,
): Engine {
  const { llama, model } = weights;
  const adapters = new Set<Engine>();
  let released = false;
  return {
    ...presentWriter(request.version, settings, weights, opened, device),
    async openAdapter(wanted) {
      const adapter = await openAdapter(wanted, request.settings, weights, device);
      adapters.add(adapter);
      return { ...adapter, release: () => adapter.release().finally(() => adapters.delete(adapter)) };
    },
    async release() {
      if (released) return;
      released = true;
      for (const adapter of adapters) await adapter.release();
      await opened.context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}
const SHARD = /-\d{5}-of-\d{5}\.gguf$/i;

/** From the name of the first shard the library finds the others beside it; a model in one file needs no name. */
function withModelPath<Result>(
  { files }: LoadRequest,
  modelFile: string,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  if (!SHARD.test(modelFile)) return work(files[modelFile] ?? "");
  const shards = Object.fromEntries(Object.entries(files).filter(([path]) => SHARD.test(path)));
  return withModelFolder(shards, (parent, name) => work(join(parent, name, modelFile)));
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
