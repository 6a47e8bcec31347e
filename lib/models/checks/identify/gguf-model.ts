import { LONGEST_TEMPLATE } from "../../formats/config.ts";
import { FormatFault } from "../../formats/format-fault.ts";
import { describeGguf } from "../../formats/gguf-describe.ts";
import type { GgufHeader } from "../../formats/gguf-describe.ts";
import { readGgufParts } from "../../formats/gguf.ts";
import type { GgufParts } from "../../formats/gguf.ts";
import { shown } from "../../formats/plain-path.ts";
import type { Candidate, Identified, Reporter } from "../candidate.ts";
import { inWords, sizeOf } from "../candidate.ts";

export type FoundAdapter = { candidate: Candidate; header: GgufHeader; tensors: GgufParts["tensors"] };

/** Prompt and answer together, unless the model holds less: the context's memory grows with it. */
const CONTEXT_LENGTH = 4_096;
/** Keys and values of a token are kept as 16-bit numbers. */
const BYTES_PER_VALUE = 2;
/** Of the process itself, and of what one evaluation needs. */
const PROCESS_BYTES = 250_000_000;
const SHARD = /-(\d{5})-of-(\d{5})\.gguf$/i;

/** One model, whole or in shards, or one adapter. Throws FormatFault. */
export async function identifyGguf(
  files: Candidate[],
  report: Reporter,
): Promise<{ adapter: FoundAdapter } | { adapter: null; model: Identified }> {
  report.begin("header");
  const [only] = files;
  if (!only) throw new FormatFault("missing-part", "There is no GGUF file.");
  if (files.length > 1) return { adapter: null, model: await identifyShards(files, report) };
  const { keys, tensors } = await readGgufParts(only.source);
  const header = describeGguf(keys, tensors);
  if (header.shards > 1)
    throw new FormatFault(
      "missing-part",
      `This is one of ${header.shards} shards of a model: bring all of them together.`,
    );
  if (header.kind === "adapter") return { adapter: { candidate: only, header, tensors } };
  return { adapter: null, model: await describeModel(header, new Map([["model.gguf", only]]), report) };
}

/** The first shard has the keys; each has its number, and tensors of its own. */
async function identifyShards(files: Candidate[], report: Reporter): Promise<Identified> {
  const ordered = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  if (!ordered.every(({ path }) => SHARD.test(path)))
    throw new FormatFault(
      "bad-value",
      "These are several GGUF files that are no shards of one: bring one model at a time.",
    );
  const parts = [];
  for (const { source } of ordered) parts.push(await readGgufParts(source));
  for (const [index, { keys }] of parts.entries())
    if (keys.get("split.count") !== ordered.length || keys.get("split.no") !== index)
      throw new FormatFault(
        "missing-part",
        `“${shown(ordered[index]?.path ?? "")}” is not shard ${index + 1} of ${ordered.length}: shards are missing, or of another model.`,
      );
  const tensors = parts.flatMap((part) => part.tensors);
  const first = parts[0]?.keys ?? new Map();
  const announced = first.get("split.tensors.count");
  if (
    new Set(tensors.map(({ name }) => name)).size !== tensors.length ||
    (announced ?? tensors.length) !== tensors.length
  )
    throw new FormatFault("missing-part", "The shards together do not hold the tensors that the first one announces.");
  const header = describeGguf(first, tensors);
  if (header.kind === "adapter") throw new FormatFault("bad-value", "An adapter in shards is not supported.");
  const count = String(ordered.length).padStart(5, "0");
  const named = ordered.map(
    (file, index) => [`model-${String(index + 1).padStart(5, "0")}-of-${count}.gguf`, file] as const,
  );
  return describeModel(header, new Map(named), report);
}

async function describeModel(header: GgufHeader, files: Map<string, Candidate>, report: Reporter): Promise<Identified> {
  if (header.vocabulary === null)
    throw new FormatFault(
      "missing-part",
      "The file has no vocabulary: it is a part of a model, and not one that writes.",
    );
  checkTemplate(header.chatTemplate);
  const contextLength = Math.min(header.contextLength ?? CONTEXT_LENGTH, CONTEXT_LENGTH);
  const bytes = sizeOf([...files.values()]);
  const size = `${(header.parameters / 1e6).toFixed(0)} million parameters in ${header.quantisation ?? "an unknown type"}, ${inWords(bytes)}`;
  await report.passed("gguf-model", `A GGUF model of the architecture ${shown(header.architecture)}: ${size}.`);
  if (header.chatTemplate === null)
    await report.note(
      "no-template",
      "It brings no chat template: it is spoken to in a plain form, and may answer worse.",
    );
  return {
    engine: "llama",
    format: "gguf",
    tasks: ["write"],
    settings: { contextLength },
    pair: null,
    languages: [],
    licence: header.licence,
    parameters: header.parameters,
    quantisation: header.quantisation,
    contextLength: header.contextLength,
    memoryBytes: bytes + contextBytes(header, contextLength) + PROCESS_BYTES,
    files: new Map([...files].map(([path, file]) => [path, file.path])),
    main: [...files.keys()][0] ?? "",
  };
}

/** Keys and values of all layers for a full context. */
export function contextBytes({ layers, keyWidth, embeddingLength }: GgufHeader, contextLength: number): number {
  return 2 * BYTES_PER_VALUE * (layers ?? 0) * (keyWidth ?? embeddingLength ?? 0) * contextLength;
}

function checkTemplate(template: string | null): void {
  if (template !== null && template.length > LONGEST_TEMPLATE)
    throw new FormatFault("too-large", "The chat template is longer than any real one.");
}
