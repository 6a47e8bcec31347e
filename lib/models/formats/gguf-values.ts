/** Keys and values of a GGUF header: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import type { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";

export const GGUF_LIMITS = {
  header: 256 * 1024 ** 2,
  keys: 4_096,
  key: 256,
  text: 1024 ** 2,
  /** Items of one array: vocabularies and merges have some hundred thousand. */
  items: 4_194_304,
  token: 64 * 1024,
};

/** Arrays are counted and passed over: nothing that we ask for is in one. */
export type GgufValue = string | number | bigint | boolean | { items: number };

const ARRAY = 9;
const STRING = 8;
/** Bytes of each fixed type, by its number. */
const SIZES: Record<number, number> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };

export async function readKeys(cursor: Cursor, count: number): Promise<Map<string, GgufValue>> {
  const keys = new Map<string, GgufValue>();
  for (let index = 0; index < count; index += 1) {
    const key = await cursor.text(await cursor.u64(), GGUF_LIMITS.key);
    if (!/^[\w.-]+$/.test(key))
      throw new FormatFault("bad-text", "A key in the header is not a plain name.", cursor.at);
    if (keys.has(key)) throw new FormatFault("bad-value", `The header names “${key}” twice.`, cursor.at);
    keys.set(key, await readValue(cursor, await cursor.u32()));
  }
  return keys;
}

async function readValue(cursor: Cursor, type: number): Promise<GgufValue> {
  switch (type) {
    case 0:
      return cursor.u8();
    case 4:
      return cursor.u32();
    case 5:
      return cursor.i32();
    case 6:
      return cursor.f32();
    case 7:
      return readFlag(cursor);
    case STRING:
      return cursor.text(await cursor.u64(), GGUF_LIMITS.text);
    case ARRAY:
      return readArray(cursor);
    case 10:
      return cursor.u64();
    case 11:
      return cursor.i64();
    case 12:
      return cursor.f64();
    default:
      return readSmall(cursor, type);
  }
}

async function readFlag(cursor: Cursor): Promise<boolean> {
  const flag = await cursor.u8();
  if (flag > 1) throw new FormatFault("bad-value", "A yes-or-no value in the header is neither.", cursor.at - 1);
  return flag === 1;
}

/** The integers of one and two bytes, which no key that we read has. */
async function readSmall(cursor: Cursor, type: number): Promise<number> {
  const size = SIZES[type];
  if (size === undefined) throw new FormatFault("bad-value", "The header has a value of an unknown type.", cursor.at);
  const bytes = await cursor.bytes(size, 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 1) return view.getInt8(0);
  return type === 2 ? view.getUint16(0, true) : view.getInt16(0, true);
}

async function readArray(cursor: Cursor): Promise<{ items: number }> {
  const type = await cursor.u32();
  const items = await cursor.u64();
  if (items > GGUF_LIMITS.items)
    throw new FormatFault("too-many", "A list in the header is longer than any real one.", cursor.at);
  if (type === STRING) {
    for (let index = 0; index < items; index += 1) {
      const length = await cursor.u64();
      if (length > GGUF_LIMITS.token)
        throw new FormatFault("too-large", "A token in the header is too long.", cursor.at);
      cursor.skip(length);
    }
    return { items };
  }
  const size = SIZES[type];
  if (size === undefined)
    throw new FormatFault("bad-value", "The header has a list of an unknown or nested type.", cursor.at);
  cursor.skip(items * size);
  return { items };
}
