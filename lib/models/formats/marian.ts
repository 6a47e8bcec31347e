/**
 * Files of a Bergamot pair: a model of Marian in its binary form (marian-dev, src/common/binary.cpp) and a lexical
 * shortlist (src/data/shortlist.h), both little-endian.
 */
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";

export type MarianHeader = { tensors: number; parameters: number; quantisation: "int8" | "fp32" };

const VERSION = 1;
const MOST_TENSORS = 10_000;
const LONGEST_NAME = 512;
const MOST_DIMENSIONS = 8;
const LARGEST_HEADER = 16 * 1024 ** 2;
/** Bit of the type's class that says: packed for integer products. */
const INTGEMM = 0x4000;

/** Marian's binary models begin with their version as a 64-bit number. */
export function isMarian(head: Uint8Array): boolean {
  return head.length >= 8 && head[0] === VERSION && head.subarray(1, 8).every((byte) => byte === 0);
}

/** Throws FormatFault. Weights have to fill the file to its end. */
export async function readMarian(source: ByteSource): Promise<MarianHeader> {
  if (!isMarian(await source.read(0, 8)))
    throw new FormatFault("wrong-magic", "This is not a translation model in Marian's binary form.", 0);
  const cursor = new Cursor(source, { start: 8, limit: LARGEST_HEADER });
  const count = await cursor.u64();
  if (count === 0) throw new FormatFault("missing-part", "The file holds no weights.", 8);
  if (count > MOST_TENSORS)
    throw new FormatFault("too-many", "The header announces more tensors than any real model has.", 8);
  const tensors: { name: number; type: number; dimensions: number; bytes: number }[] = [];
  for (let index = 0; index < count; index += 1)
    tensors.push({
      name: await cursor.u64(),
      type: await cursor.u64(),
      dimensions: await cursor.u64(),
      bytes: await cursor.u64(),
    });
  for (const { name } of tensors) {
    if (name > LONGEST_NAME) throw new FormatFault("too-large", "The name of a tensor is too long.", cursor.at);
    cursor.skip(name);
  }
  let parameters = 0;
  for (const { dimensions } of tensors) parameters += await readShape(cursor, dimensions);
  const padding = await cursor.u64();
  const data = tensors.reduce((sum, { bytes }) => sum + bytes, 0);
  if (!Number.isSafeInteger(data) || cursor.at + padding + data !== source.size)
    throw new FormatFault("truncated", "The translation model is not as long as its weights: some are missing.");
  const quantisation = tensors.some(({ type }) => (type & INTGEMM) !== 0) ? "int8" : "fp32";
  return { tensors: count, parameters, quantisation };
}

async function readShape(cursor: Cursor, dimensions: number): Promise<number> {
  if (dimensions > MOST_DIMENSIONS)
    throw new FormatFault("bad-value", `A tensor has ${dimensions} dimensions.`, cursor.at);
  let elements = 1;
  for (let index = 0; index < dimensions; index += 1) elements *= await cursor.i32();
  if (elements < 0 || !Number.isSafeInteger(elements))
    throw new FormatFault("out-of-range", "A tensor has impossible dimensions.", cursor.at);
  return elements;
}

const SHORTLIST_MAGIC = [0xf5, 0x17, 0x34, 0x01, 0xd5, 0x48, 0x1a, 0xf1];
const SHORTLIST_HEADER = 48;

export function isShortlist(head: Uint8Array): boolean {
  return SHORTLIST_MAGIC.every((byte, index) => head[index] === byte);
}

/** Throws FormatFault. Six numbers, then a table of places and one of words, which fill the file. */
export async function checkShortlist(source: ByteSource): Promise<void> {
  if (!isShortlist(await source.read(0, 8)))
    throw new FormatFault("wrong-magic", "This is not a lexical shortlist in its binary form.", 0);
  const cursor = new Cursor(source, { start: 32, limit: SHORTLIST_HEADER });
  const [places, words] = [await cursor.u64(), await cursor.u64()];
  if (SHORTLIST_HEADER + places * 8 + words * 4 !== source.size)
    throw new FormatFault("truncated", "The shortlist is not as long as its header says.");
}
