/** A GGUF model cut into two shards as llama.cpp's own tool cuts them: the keys stay in the first, each tensor in one. */
import { sourceOfBytes } from "#lib/models/formats/byte-source";
import { Cursor } from "#lib/models/formats/cursor";
import { GGUF_LIMITS, readKeys } from "#lib/models/formats/gguf-values";
import { tensorTypeOf } from "#lib/models/formats/gguf-types";
import { joined, u32, u64 } from "./model-bytes.ts";

const ALIGNMENT = 32;

type Tensor = { info: Uint8Array; offset: number; bytes: number };

export async function splitGguf(whole: Uint8Array): Promise<Record<string, Uint8Array>> {
  const cursor = new Cursor(sourceOfBytes(whole), { limit: GGUF_LIMITS.header, start: 8 });
  const count = await cursor.u64();
  const keyCount = await cursor.u64();
  const keysAt = cursor.at;
  await readKeys(cursor, keyCount);
  const keys = whole.subarray(keysAt, cursor.at);
  const tensors: Tensor[] = [];
  for (let index = 0; index < count; index += 1) tensors.push(await readTensor(cursor, whole));
  const data = whole.subarray(Math.ceil(cursor.at / ALIGNMENT) * ALIGNMENT);
  const middle = Math.floor(count / 2);
  const parts = [tensors.slice(0, middle), tensors.slice(middle)];
  return Object.fromEntries(
    parts.map((part, number) => {
      const own = [small("split.no", number), small("split.count", 2), int("split.tensors.count", count)];
      const all = number === 0 ? [keys, ...own] : own;
      const header = [u32(3), u64(part.length), u64((number === 0 ? keyCount : 0) + own.length), ...all];
      return [`model-0000${number + 1}-of-00002.gguf`, shard(header, part, data)];
    }),
  );
}

function shard(header: Uint8Array[], tensors: Tensor[], data: Uint8Array): Uint8Array {
  let offset = 0;
  const infos: Uint8Array[] = [];
  const chunks: Uint8Array[] = [];
  for (const { info, offset: from, bytes } of tensors) {
    infos.push(info, u64(offset));
    const padded = new Uint8Array(Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    padded.set(data.subarray(from, from + bytes));
    chunks.push(padded);
    offset += padded.length;
  }
  const head = joined("GGUF", ...header, ...infos);
  return joined(head, new Uint8Array((ALIGNMENT - (head.length % ALIGNMENT)) % ALIGNMENT), ...chunks);
}

async function readTensor(cursor: Cursor, whole: Uint8Array): Promise<Tensor> {
  const start = cursor.at;
  cursor.skip(await cursor.u64());
  let elements = 1;
  for (let left = await cursor.u32(); left > 0; left -= 1) elements *= await cursor.u64();
  const type = tensorTypeOf(await cursor.u32());
  const info = whole.subarray(start, cursor.at);
  const offset = await cursor.u64();
  return { info, offset, bytes: type ? (elements / type.elements) * type.bytes : 0 };
}

const named = (key: string) => joined(u64(key.length), key);
const small = (key: string, value: number) => joined(named(key), u32(2), Uint8Array.of(value, 0));
const int = (key: string, value: number) => joined(named(key), u32(5), u32(value));
