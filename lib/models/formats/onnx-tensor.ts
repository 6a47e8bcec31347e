import type { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { requirePlainPath } from "./plain-path.ts";
import { walkMessage } from "./protobuf.ts";

/** Bits of one element, by TensorProto.DataType of onnx.proto3; null: text, which has no fixed size. */
const BITS: Record<number, number | null> = {
  1: 32,
  2: 8,
  3: 8,
  4: 16,
  5: 16,
  6: 32,
  7: 64,
  8: null,
  9: 8,
  10: 16,
  11: 64,
  12: 32,
  13: 64,
  14: 64,
  15: 128,
  16: 16,
  17: 8,
  18: 8,
  19: 8,
  20: 8,
  21: 4,
  22: 4,
  23: 4,
};
const MOST_DIMENSIONS = 16;
const NAME = 4_096;

/** Part of a file beside the model; `length` is null for all up to its end. */
export type ExternalData = { path: string; offset: number; length: number | null };
export type OnnxTensor = { elements: number; external: ExternalData | null };

type Parts = {
  dimensions: number[];
  type: number;
  raw: number | null;
  entries: Map<string, string>;
  isExternal: boolean;
};

/** One TensorProto, without its values. Throws FormatFault, also when stated and real sizes differ. */
export async function readTensor(message: Cursor): Promise<OnnxTensor> {
  const parts: Parts = { dimensions: [], type: 0, raw: null, entries: new Map(), isExternal: false };
  await walkMessage(message, async (field, body) => {
    if (field.number === 1) await readDimensions(parts, field.wire === "varint" ? field.value : null, body);
    else if (field.number === 2 && field.wire === "varint") parts.type = field.value;
    else if (field.number === 9 && field.wire === "bytes") parts.raw = field.length;
    else if (field.number === 13 && field.wire === "bytes") await readEntry(body, parts.entries);
    else if (field.number === 14 && field.wire === "varint") parts.isExternal = field.value === 1;
  });
  return check(parts, message.at);
}

/** One, or several packed. */
async function readDimensions(parts: Parts, value: number | null, body: Cursor): Promise<void> {
  if (value !== null) parts.dimensions.push(value);
  while (body.left > 0 && parts.dimensions.length <= MOST_DIMENSIONS) parts.dimensions.push(await body.varint());
  if (parts.dimensions.length > MOST_DIMENSIONS)
    throw new FormatFault("too-many", "A tensor has more dimensions than any real one.", body.at);
}

async function readEntry(message: Cursor, entries: Map<string, string>): Promise<void> {
  let [key, value] = ["", ""];
  await walkMessage(message, async (field, body) => {
    if (field.wire !== "bytes") return;
    if (field.number === 1) key = await body.text(field.length, NAME);
    if (field.number === 2) value = await body.text(field.length, NAME);
  });
  if (entries.has(key)) throw new FormatFault("bad-value", "A tensor names its data twice.", message.at);
  entries.set(key, value);
}

function check({ dimensions, type, raw, entries, isExternal }: Parts, at: number): OnnxTensor {
  const bits = BITS[type];
  if (bits === undefined) throw new FormatFault("bad-value", `A tensor is of a type (${type}) that is not known.`, at);
  const elements = dimensions.reduce((product, size) => product * size, 1);
  const bytes = bits === null ? null : Math.ceil((elements * bits) / 8);
  if (elements < 0 || !Number.isSafeInteger(bytes ?? elements))
    throw new FormatFault("out-of-range", "A tensor has impossible dimensions.", at);
  if (raw !== null && bytes !== null && raw !== bytes)
    throw new FormatFault("bad-value", `A tensor of ${bytes} bytes holds ${raw}.`, at);
  if (!isExternal) return { elements, external: null };
  const path = requirePlainPath(entries.get("location") ?? "");
  const offset = wholeNumber(entries.get("offset") ?? "0", at);
  const stated = entries.get("length");
  const length = stated === undefined ? null : wholeNumber(stated, at);
  if (length !== null && bytes !== null && length !== bytes)
    throw new FormatFault("bad-value", `A tensor of ${bytes} bytes names ${length} of another file.`, at);
  return { elements, external: { path, offset, length: length ?? bytes } };
}

function wholeNumber(text: string, at: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value))
    throw new FormatFault("out-of-range", "A tensor's place in another file is no number.", at);
  return value;
}
