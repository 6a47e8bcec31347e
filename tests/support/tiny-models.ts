/** Real models of some hundred kilobytes, trained on small tasks of our own: see tests/fixtures/tiny-models. */
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEngine } from "#workers/engines/registry";
import type { Engine, LoadRequest } from "#workers/engines/engine";

export type TinyModel = "classifier" | "entailment" | "translator" | "summariser" | "writer";

const tasks = {
  classifier: "classify",
  entailment: "entail",
  translator: "translate",
  summariser: "summarise",
  writer: "write",
} as const;

/** What an engine needs to load one of them. `without`: a file that is to be missing. */
export function tinyRequest(name: TinyModel, settings: Record<string, unknown> = {}, without = ""): LoadRequest {
  const folder = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => [relative(folder, path).replaceAll("\\", "/"), path] as const)
    .filter(([path]) => path !== without);
  return {
    engine: "onnx",
    version: { id: name, name, number: 1, digest: "00", format: "onnx" },
    files: Object.fromEntries(files),
    settings: { task: tasks[name], dtype: name === "classifier" ? "q8" : "fp32", threads: 1, ...settings },
  };
}

/** Loaded in the test's own process. */
export function openTiny(name: TinyModel, settings: Record<string, unknown> = {}): Promise<Engine> {
  return loadEngine(tinyRequest(name, settings));
}
