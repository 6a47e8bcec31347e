/**
 * Engine name → loader. To add an engine: a file or folder beside this one, a name in engine.ts and a line here.
 * Loaders are imported when first asked for, so that a process holds the libraries of its own engine only.
 */
import type { Engine, EngineName, LoadRequest } from "./engine.ts";

type Load = (request: LoadRequest) => Promise<Engine>;

const loaders: Record<EngineName, () => Promise<Load>> = {
  llama: async () => (await import("./llama/llama.ts")).loadLlama,
  onnx: async () => (await import("./onnx/onnx.ts")).loadOnnx,
  bergamot: async () => (await import("./bergamot/bergamot.ts")).loadBergamot,
  openai: async () => (await import("./openai/openai.ts")).loadOpenai,
  extractive: async () => (await import("./extractive.ts")).loadExtractive,
  scripted: async () => (await import("./scripted/scripted.ts")).loadScripted,
};

/** Loads in this process: only engine processes and tests call it. Throws EngineError `load-failed` or `file-missing`. */
export async function loadEngine(request: LoadRequest): Promise<Engine> {
  const load = await loaders[request.engine]();
  return load(request);
}
