/** The header of a safetensors file: https://github.com/huggingface/safetensors#format */
import { z } from "zod";
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { shown } from "./plain-path.ts";

const LARGEST_HEADER = 32 * 1024 ** 2;
const MOST_TENSORS = 100_000;
const BITS: Record<string, number> = {
  BOOL: 8,
  U8: 8,
  I8: 8,
  F8_E4M3: 8,
  F8_E5M2: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  I64: 64,
  U64: 64,
  F64: 64,
};

const size = z.int().min(0);
const tensorSchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(size).max(16),
  data_offsets: z.tuple([size, size]),
});
const metadataSchema = z.record(z.string(), z.string());

export type SafetensorsHeader = { tensors: number; parameters: number; metadata: Record<string, string> };

/** Throws FormatFault. Data have to fill the file without gaps, as the format says. */
export async function readSafetensors(source: ByteSource): Promise<SafetensorsHeader> {
  const cursor = new Cursor(source, { limit: LARGEST_HEADER + 8 });
  const length = await cursor.u64();
  const text = await cursor.text(length, LARGEST_HEADER);
  const { __metadata__: metadata = {}, ...tensors } = parseHeader(text);
  const ranges = Object.entries(tensors).map(([name, value]) => readTensor(name, value));
  if (ranges.length === 0) throw new FormatFault("missing-part", "The file holds no weights.");
  if (ranges.length > MOST_TENSORS) throw new FormatFault("too-many", "The file has more tensors than any real model.");
  let end = 0;
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    if (range.start !== end) throw new FormatFault("overlap", "The weights do not lie one after the other.");
    end = range.end;
  }
  if (8 + length + end !== source.size)
    throw new FormatFault(
      "truncated",
      "The file is not as long as its weights: some are missing, or something follows.",
    );
  const parameters = ranges.reduce((sum, range) => sum + range.elements, 0);
  return { tensors: ranges.length, parameters, metadata: parsed(metadataSchema, metadata, "metadata") };
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(text);
    return parsed(z.record(z.string(), z.unknown()), header, "header");
  } catch (error) {
    if (error instanceof FormatFault) throw error;
    throw new FormatFault("wrong-magic", "This is not a safetensors file: its header is not JSON.", 8);
  }
}

function readTensor(name: string, value: unknown): { start: number; end: number; elements: number } {
  const { dtype, shape, data_offsets } = parsed(tensorSchema, value, name);
  const [start, end] = data_offsets;
  const elements = shape.reduce((product, size) => product * size, 1);
  const bits = BITS[dtype];
  if (bits === undefined) throw new FormatFault("bad-value", `The tensor “${shown(name)}” is of an unknown type.`);
  if (!Number.isSafeInteger(elements) || (elements * bits) / 8 !== end - start)
    throw new FormatFault("out-of-range", `The tensor “${shown(name)}” does not have the size that it states.`);
  return { start, end, elements };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new FormatFault("bad-value", `The header's entry “${shown(name)}” is not as the format wants it.`);
}
