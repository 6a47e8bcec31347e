/** A real model for the tests of one file, loaded before them and released after them. */
import { afterAll, beforeAll } from "vitest";
import type { EngineName, ModelVersionRef } from "#workers/engines/engine";
import { startEngineProcess, type EngineHandle } from "#workers/inference/client";
import { modelFiles } from "./model-files.ts";

/** `missing`: the model cannot be had here, and its tests are skipped by name. */
export function lendModel(
  engine: EngineName,
  catalogId: string,
  format: ModelVersionRef["format"],
  settings: Record<string, unknown> = {},
): { missing: boolean; readonly engine: EngineHandle } {
  const files = modelFiles(catalogId);
  let handle: EngineHandle | null = null;
  beforeAll(async () => {
    if (!files) return;
    const version = { id: catalogId, name: catalogId, number: 1, digest: "00", format };
    const limits = { loadTimeoutMs: 90_000, graceMs: 5_000, onExit: () => {} };
    handle = await startEngineProcess({ engine, version, files, settings }, limits);
  });
  afterAll(() => handle?.release());
  return {
    missing: files === null,
    get engine(): EngineHandle {
      if (!handle) throw new Error("the model is not loaded");
      return handle;
    },
  };
}
