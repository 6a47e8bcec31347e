import { verifyVersionFiles } from "#lib/models/version-files";
import { modelStore } from "#lib/storage/model-store";
import { StorageError } from "#lib/storage/storage-error";
import { EngineError } from "../engines/engine.ts";
import type { PoolRequest } from "./engine-pool.ts";

/**
 * Brings all files of a version here and reads them before it is loaded: one flipped bit stops it, with the file's name.
 */
export async function verifyFiles({ version, manifest }: PoolRequest): Promise<void> {
  const bad = await verifyVersionFiles(modelStore(), manifest).catch((error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    throw new EngineError("file-missing", `${version.name} v${version.number} was not loaded. ${error.message}`, {
      cause: error,
    });
  });
  if (bad.length === 0) return;
  const files = bad.map(({ path, why }) => `${path} is ${why}`).join(", ");
  throw new EngineError(
    "file-missing",
    `${version.name} v${version.number} was not loaded: ${files}. Install it again.`,
  );
}
