/**
 * What a set of files is: a model in GGUF, whole or in shards, a LoRA adapter, an ONNX folder, a Bergamot pair, or
 * nothing that runs here. Only headers and configurations are read, by the bounded readers of formats.
 */
import { FormatFault } from "../../formats/format-fault.ts";
import { requirePlainPath, shown } from "../../formats/plain-path.ts";
import { refuseUnsafe } from "../../formats/unsafe.ts";
import type { Candidate, Identified, Reporter } from "../candidate.ts";
import { identifyAdapter } from "./adapter.ts";
import { identifyBergamot } from "./bergamot.ts";
import { identifyGguf } from "./gguf-model.ts";
import { identifyOnnx } from "./onnx-folder.ts";
import { noteLeftOut } from "./left-out.ts";
import { requireTask } from "./order.ts";
import type { IdentifyOrder } from "./order.ts";
import { sortFiles } from "./sort-files.ts";

/** Throws FormatFault with what is wrong. Files that no engine needs are named in a note and left out. */
export async function identify(
  candidates: readonly Candidate[],
  order: IdentifyOrder,
  report: Reporter,
): Promise<Identified> {
  report.begin("header");
  if (candidates.length === 0) throw new FormatFault("missing-part", "There are no files.");
  checkPaths(candidates);
  for (const { path, source } of candidates) {
    if (source.size === 0) throw new FormatFault("truncated", `“${shown(path)}” is empty.`);
    await refuseUnsafe(path, source);
  }
  const files = await sortFiles(candidates);
  refuseMixtures(files);
  if (files.gguf.length > 0) {
    await noteLeftOut(files.left, report);
    const gguf = await identifyGguf(files.gguf, report);
    return gguf.adapter ? identifyAdapter(gguf.adapter, order.base, report) : refuseBase(gguf.model, order);
  }
  if (files.onnx.length > 0) return identifyOnnx(files, order, report);
  if (files.bergamot.length > 0) {
    await noteLeftOut(files.left, report);
    return identifyBergamot(files.bergamot, order.pair, report);
  }
  throw new FormatFault(
    "unknown-format",
    "There is no model among these files. Accepted are GGUF, ONNX with its tokenizer, and Bergamot pairs.",
  );
}

function checkPaths(candidates: readonly Candidate[]): void {
  const seen = new Set<string>();
  for (const { path } of candidates) {
    const key = requirePlainPath(path).toLowerCase();
    if (seen.has(key)) throw new FormatFault("bad-path", `“${shown(path)}” comes twice.`);
    seen.add(key);
  }
}

function refuseMixtures({ gguf, onnx, bergamot, archives }: Awaited<ReturnType<typeof sortFiles>>): void {
  if (archives.length > 0)
    throw new FormatFault(
      "unknown-format",
      `“${shown(archives[0]?.path ?? "")}” is an archive beside other files or in another one: bring one archive, or the files.`,
    );
  if ([gguf, onnx, bergamot].filter((files) => files.length > 0).length > 1)
    throw new FormatFault("unknown-format", "These are models of several formats: bring one model at a time.");
}

function refuseBase(model: Identified, order: IdentifyOrder): Identified {
  if (order.base)
    throw new FormatFault("bad-value", "This is a whole model and no adapter: it needs no base. Bring it without one.");
  return requireTask(model, order.tasks);
}
