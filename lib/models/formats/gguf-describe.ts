/** What the keys and tensors of a GGUF header amount to: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { FormatFault } from "./format-fault.ts";
import type { GgufTensor } from "./gguf-tensor.ts";
import { fileTypeName } from "./gguf-types.ts";
import type { GgufValue } from "./gguf-values.ts";
import { shown } from "./plain-path.ts";

export type GgufHeader = {
  kind: "model" | "adapter";
  architecture: string;
  name: string | null;
  /** Elements of all tensors. */
  parameters: number;
  quantisation: string | null;
  contextLength: number | null;
  layers: number | null;
  /** Values of keys, and as many of values, that a layer keeps of one token; null where the header does not say it. */
  keyWidth: number | null;
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

/** Throws FormatFault. Of a split model the keys of its first shard, and the tensors of all. */
export function describeGguf(keys: Map<string, GgufValue>, tensors: GgufTensor[]): GgufHeader {
  const text = (key: string) => asText(keys.get(key));
  const number = (key: string) => asNumber(keys.get(key));
  const architecture = text("general.architecture");
  if (!architecture) throw new FormatFault("missing-part", "The header does not say which architecture the model has.");
  const kind = text("general.type") ?? "model";
  if (kind !== "model" && kind !== "adapter")
    throw new FormatFault("bad-value", `The file is a “${shown(kind)}”, neither a model nor an adapter.`);
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
    keyWidth: keyWidthOf(of),
    vocabulary: typeof tokens === "object" ? tokens.items : null,
    chatTemplate: text("tokenizer.chat_template"),
    licence: text("general.license"),
    languages: typeof languages === "object" ? languages.items : 0,
    tensors: tensors.length,
    adapter: kind === "adapter" ? describeAdapter(keys, tensors) : null,
    shards: number("split.count") ?? 1,
  };
}

export const TOKEN_TABLE = "token_embd.weight";

function keyWidthOf(of: (key: string) => number | null): number | null {
  const [embedding, heads] = [of("embedding_length"), of("attention.head_count")];
  const width = of("attention.key_length") ?? (embedding && heads ? embedding / heads : null);
  const kept = of("attention.head_count_kv") ?? heads;
  return width === null || kept === null ? null : width * kept;
}

/** Every tensor of a LoRA adapter is one half of a pair: `<weight>.lora_a` of rank rows, `<weight>.lora_b` of rank columns. */
function describeAdapter(keys: Map<string, GgufValue>, tensors: GgufTensor[]): { rank: number; alpha: number } {
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
      throw new FormatFault("missing-part", `The adapter's tensor “${shown(tensor.name)}” has no other half.`);
    const [down, up] = half[2] === "a" ? [tensor, other] : [other, tensor];
    // Of the table of tokens the two halves lie the other way round: llama.cpp, src/llama-adapter.cpp.
    const fits = half[1] === TOKEN_TABLE || down.dimensions[1] === up.dimensions[0];
    if (!fits) throw new FormatFault("bad-value", `The two halves of “${shown(half[1] ?? "")}” do not fit each other.`);
    rank = Math.max(rank, up.dimensions[0] ?? 0);
  }
  return { rank, alpha };
}

/** What the header says, else the type that most of the weights have. */
function quantisationOf(fileType: number | null, tensors: GgufTensor[]): string | null {
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
