import { FormatFault } from "#lib/models/formats/format-fault";
import type { ModelError } from "#lib/models/schema";
import { StorageError } from "#lib/storage/storage-error";
import { EngineError } from "../engines/engine.ts";

const HELP: Record<string, string> = {
  "unsafe-format": "Bring the model as GGUF, as ONNX with its tokenizer, or as a Bergamot pair. Nothing was kept.",
  "unknown-format": "Bring the model as GGUF, as ONNX with its tokenizer, or as a Bergamot pair. Nothing was kept.",
  "missing-part": "Bring all files of the model together. Nothing was kept.",
  truncated: "Fetch the file again where you have it from, and compare its size. Nothing was kept.",
  "custom-code": "Bring a model that needs no code of its own. Nothing was kept.",
  "too-large": "Bring a smaller model or one of fewer bits, or let a worker with more memory install it.",
  "load-failed": "The files may be damaged, or of a kind that the engine does not know yet. Nothing was kept.",
  "timed-out": "It is too large for this machine, or does not end. Nothing was kept.",
  "disk-full": "Make room in the data folder, then bring it again.",
};
const OTHERWISE = "Bring another file, or mend this one. Nothing was kept.";

/** Null for what is no fault of the files. */
export function describeRefusal(error: unknown): ModelError | null {
  if (error instanceof FormatFault || error instanceof EngineError || error instanceof StorageError)
    return { code: error.code, message: error.message, help: HELP[error.code] ?? OTHERWISE };
  return null;
}
