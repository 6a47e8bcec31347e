import type { EngineName, ModelFormat } from "../schema.ts";

/** By the names alone, until the files were read: what a version on its way in is shown as. */
export function guessEngine(paths: readonly string[]): { engine: EngineName; format: ModelFormat } {
  if (paths.some((path) => /\.gguf$/i.test(path))) return { engine: "llama", format: "gguf" };
  if (paths.some((path) => /\.(spm|intgemm.*\.bin)$/i.test(path))) return { engine: "bergamot", format: "bergamot" };
  return { engine: "onnx", format: "onnx" };
}
