/** A LoRA adapter: a context of its own over the weights of its base, opened in a few milliseconds. */
import { EngineError, type Engine, type LoadRequest } from "../engine.ts";
import { parseSettings, requireFile } from "../load-request.ts";
import { loadError, openContext, type Weights } from "./open-context.ts";
import { llamaSettingsSchema } from "./settings.ts";
import { presentWriter } from "./writer.ts";

/**
 * `baseSettings` hold for what the adapter does not set itself; device and threads are always those of the base. Throws
 * EngineError: `file-missing`, or `load-failed` where the file is no adapter of these weights.
 */
export async function openAdapter(
  request: LoadRequest,
  baseSettings: Record<string, unknown>,
  weights: Weights,
  device: string,
): Promise<Engine> {
  const { adapters: ofBase, modelFile: _, ...rest } = baseSettings;
  const settings = parseSettings(llamaSettingsSchema, { ...request, settings: { ...rest, ...request.settings } });
  const own = settings.adapters.length > 0 ? settings.adapters : [{ file: onlyFile(request.files), scale: 1 }];
  const files = own.map(({ file, scale }) => ({ filePath: requireFile(request, file), scale }));
  if (Array.isArray(ofBase) && ofBase.length > 0)
    throw new EngineError("load-failed", "The base has adapters of its own; one cannot stand on another.");
  try {
    const opened = await openContext(weights, settings, files);
    return presentWriter(request.version, settings, weights, opened, device);
  } catch (error) {
    throw loadError(error, "The adapter could not be opened over its base: it may have been made for another model.");
  }
}

function onlyFile(files: Record<string, string>): string {
  return Object.keys(files).find((path) => path.endsWith(".gguf")) ?? "adapter.gguf";
}
