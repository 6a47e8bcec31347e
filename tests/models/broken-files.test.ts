import { randomBytes } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EngineName } from "#workers/engines/engine";
import { startEngineProcess } from "#workers/inference/client";

describe("files that are no models", () => {
  async function load(engine: EngineName, paths: string[], settings: Record<string, unknown> = {}): Promise<unknown> {
    const junk = join(await mkdtemp(join(tmpdir(), "junk-")), "junk");
    await writeFile(junk, randomBytes(100_000));
    const version = { id: "junk", name: "junk", number: 1, digest: "00", format: "none" as const };
    const request = { engine, version, files: Object.fromEntries(paths.map((path) => [path, junk])), settings };
    return startEngineProcess(request, { loadTimeoutMs: 60_000, graceMs: 1_000, onExit: () => {} });
  }

  it.each([
    ["llama" as const, ["model.gguf"], { device: "cpu" }],
    ["onnx" as const, ["onnx/model_quantized.onnx", "tokenizer.json", "config.json"], {}],
    ["bergamot" as const, ["model.bin", "lex.bin", "vocab.spm"], { from: "en", to: "pt" }],
  ])("are refused by %s with a reason that names no path", async (engine, paths, settings) => {
    const error: unknown = await load(engine, paths, settings).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "EngineError", code: "load-failed" });
    expect((error as Error).message).not.toContain(tmpdir());
  });

  it("are refused when one is missing", async () => {
    await expect(load("bergamot", ["model.bin"], { from: "en", to: "pt" })).rejects.toMatchObject({
      code: "file-missing",
    });
  });
});
