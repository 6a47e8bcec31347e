/** What every engine does with its load request: settings by zod, files by their path in the manifest. */
import { existsSync } from "node:fs";
import type { z } from "zod";
import { EngineError, type EngineErrorCode, type LoadRequest } from "./engine.ts";

/** Throws `load-failed` with the name of the setting that is wrong. */
export function parseSettings<Settings>(schema: z.ZodType<Settings>, request: LoadRequest): Settings {
  const parsed = schema.safeParse(request.settings);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "settings"}: ${issue.message}`);
  throw new EngineError(
    "load-failed",
    `The settings of this model version do not fit its engine (${issues.join("; ")}).`,
  );
}

/** The absolute path of a file of the version; throws `file-missing`. */
export function requireFile(request: LoadRequest, path: string): string {
  const file = request.files[path];
  if (file === undefined) throw new EngineError("file-missing", `The model version has no file named ${path}.`);
  if (!existsSync(file)) throw new EngineError("file-missing", `The model's file ${path} is not in the store.`);
  return file;
}

/** Keeps an engine error as it is; any other becomes the cause of one with a message for a person. */
export function asEngineError(error: unknown, code: EngineErrorCode, message: string): EngineError {
  return error instanceof EngineError ? error : new EngineError(code, message, { cause: error });
}

/** For `embed` and `translate`, between batches. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new EngineError("aborted", "The work was stopped before it was done.");
}
