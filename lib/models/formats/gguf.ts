/** The header of a GGUF file, versions 2 and 3: what it is, and that every tensor lies inside the file. */
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { fileTypeName, tensorTypeOf } from "./gguf-types.ts";
import { GGUF_LIMITS, readKeys } from "./gguf-values.ts";
import type { GgufValue } from "./gguf-values.ts";

export type GgufHeader = {
  kind: "model" | "adapter";
  architecture: string;
  name: string | null;
  /** Elements of all tensors. */
  parameters: number;
  quantisation: string | null;
  contextLength: number | null;
  layers: number | null;
  embeddingLength: number | null;
  vocabulary: number | null;
  chatTemplate: string | null;
  licence: string | null;
  languages: number;
  tensors: number;
  /** Of a LoRA adapter: its rank, and its alpha. */
  adapter: { rank: number; alpha: number } | null;
  /** Shards of a split model; 1 for one that is whole. */
  shards: number;
};

const MAGIC = "GGUF";
const MOST_TENSORS = 65_536;
const MOST_DIMENSIONS = 4;
const TENSOR_NAME = 128;

type Tensor = { name: string; dimensions: number[]; type: string; elements: number; offset: number; bytes: number };

/** Throws FormatFault. Reads the header only: at most 256 MB of a file of any size, never the weights. */
export async function readGguf(source: ByteSource): Promise<GgufHeader> {
  const cursor = new Cursor(source, { limit: GGUF_LIMITS.header });
  if ((await cursor.text(4, 4).catch(() => "")) !== MAGIC)
    throw new FormatFault("wrong-magic", "This is not a GGUF file: it does not begin with GGUF.", 0);
  const version = await cursor.u32();
  if (version !== 2 && version !== 3)
    throw new FormatFault(
      "unsupported-version",
      `GGUF of version ${version} is not supported; versions 2 and 3 are.`,
      4,
    );
  const tensorCount = await cursor.u64();
  const keyCount = await cursor.u64();
  if (tensorCount > MOST_TENSORS || keyCount > GGUF_LIMITS.keys)
    throw new FormatFault("too-many", "The header announces more tensors or keys than any real model has.", 8);
  const keys = await readKeys(cursor, keyCount);
  const tensors: Tensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) tensors.push(await readTensor(cursor));
  checkTensors(tensors, cursor.at, alignmentOf(keys), source.size);
  return describe(keys, tensors);
}

async function readTensor(cursor: Cursor): Promise<Tensor> {
  const name = await cursor.text(await cursor.u64(), TENSOR_NAME);
  const count = await cursor.u32();
  if (count < 1 || count > MOST_DIMENSIONS)
    throw new FormatFault("bad-value", `The tensor “${name}” has ${count} dimensions.`, cursor.at);
  const dimensions: number[] = [];
  for (let index = 0; index < count; index += 1) dimensions.push(await cursor.u64());
  const id = await cursor.u32();
  const type = tensorTypeOf(id);
  if (!type)
    throw new FormatFault("bad-value", `The tensor “${name}” is of a type (${id}) that is not known.`, cursor.at);
  const elements = dimensions.reduce((product, size) => product * size, 1);
  if (!Number.isSafeInteger(elements) || elements === 0 || (dimensions[0] ?? 0) % type.elements !== 0)
    throw new FormatFault("out-of-range", `The tensor “${name}” has impossible dimensions.`, cursor.at);
  const bytes = (elements / type.elements) * type.bytes;
  return { name, dimensions, type: type.name, elements, offset: await cursor.u64(), bytes };
}

function alignmentOf(keys: Map<string, GgufValue>): number {
  const given = keys.get("general.alignment") ?? 32;
  if (typeof given !== "number" || given < 1 || given > 65_536 || (given & (given - 1)) !== 0)
    throw new FormatFault("bad-value", "The alignment in the header is not a power of two.");
  return given;
}

/** Inside the file, aligned, each name once, and none in another's bytes. */
function checkTensors(tensors: Tensor[], headerEnd: number, alignment: number, size: number): void {
  const start = Math.ceil(headerEnd / alignment) * alignment;
  const names = new Set<string>();
  let end = 0;
  for (const tensor of tensors.toSorted((one, other) => one.offset - other.offset)) {
    if (names.has(tensor.name)) throw new FormatFault("bad-value", `The tensor “${tensor.name}” comes twice.`);
    names.add(tensor.name);
    if (tensor.offset % alignment !== 0)
      throw new FormatFault("bad-value", `The tensor “${tensor.name}” does not lie where the alignment puts it.`);
    if (tensor.offset < end)
      throw new FormatFault("overlap", `The tensor “${tensor.name}” lies in another one's bytes.`);
    end = tensor.offset + tensor.bytes;
    if (start + end > size)
      throw new FormatFault("truncated", `The tensor “${tensor.name}” ends beyond the file: some of it is missing.`);
  }
}

function describe(keys: Map<string, GgufValue>, tensors: Tensor[]): GgufHeader {
  const text = (key: string) => asText(keys.get(key));
  const number = (key: string) => asNumber(keys.get(key));
  const architecture = text("general.architecture");
  if (!architecture) throw new FormatFault("missing-part", "The header does not say which architecture the model has.");
  const kind = text("general.type") ?? "model";
  if (kind !== "model" && kind !== "adapter")
    throw new FormatFault("bad-value", `The file is a “${kind.slice(0, 40)}”, neither a model nor an adapter.`);
  if (tensors.length === 0) throw new FormatFault("missing-part", "The file holds no weights.");
  const of = (key: string) => number(`${architecture}.${key}`);
  const tokens = keys.get("tokenizer.ggml.tokens");
  const languages = keys.get("general.languages");
  return {
    kind,
    architecture,
    name: text("general.name"),
    parameters: tensors.reduce((sum, { elements }) => sum + elements, 0),
    quantisation: quantisationOf(number("general.file_type"), tensors),
    contextLength: of("context_length"),
    layers: of("block_count"),
    embeddingLength: of("embedding_length"),
    vocabulary: typeof tokens === "object" ? tokens.items : null,
    chatTemplate: text("tokenizer.chat_template"),
    licence: text("general.license"),
    languages: typeof languages === "object" ? languages.items : 0,
    tensors: tensors.length,
    adapter: kind === "adapter" ? describeAdapter(keys, tensors) : null,
    shards: number("split.count") ?? 1,
  };
}

/** Every tensor of a LoRA adapter is one half of a pair: `<weight>.lora_a` of rank rows, `<weight>.lora_b` of rank columns. */
function describeAdapter(keys: Map<string, GgufValue>, tensors: Tensor[]): { rank: number; alpha: number } {
  if (keys.get("adapter.type") !== "lora")
    throw new FormatFault("bad-value", "Only LoRA adapters can be used, and this one is of another type.");
  const alpha = asNumber(keys.get("adapter.lora.alpha"));
  if (alpha === null || !Number.isFinite(alpha) || alpha < 0)
    throw new FormatFault("missing-part", "The adapter does not state its alpha.");
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  let rank = 0;
  for (const tensor of tensors) {
    const half = /^(.+)\.lora_([ab])$/.exec(tensor.name);
    const other = half && byName.get(`${half[1]}.lora_${half[2] === "a" ? "b" : "a"}`);
    if (!half || !other)
      throw new FormatFault("missing-part", `The adapter's tensor “${tensor.name}” has no other half.`);
    const [down, up] = half[2] === "a" ? [tensor, other] : [other, tensor];
    if (down.dimensions[1] !== up.dimensions[0])
      throw new FormatFault("bad-value", `The two halves of “${half[1]}” do not fit each other.`);
    rank = Math.max(rank, up.dimensions[0] ?? 0);
  }
  return { rank, alpha };
}

/** What the header says, else the type that most of the weights have. */
function quantisationOf(fileType: number | null, tensors: Tensor[]): string | null {
  const named = fileType === null ? null : fileTypeName(fileType);
  if (named) return named;
  const elements = new Map<string, number>();
  for (const tensor of tensors) elements.set(tensor.type, (elements.get(tensor.type) ?? 0) + tensor.elements);
  return [...elements].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}

function asText(value: GgufValue | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function asNumber(value: GgufValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
