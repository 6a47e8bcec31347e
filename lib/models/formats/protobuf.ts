/** Fields of a protocol buffer message, one after the other: https://protobuf.dev/programming-guides/encoding/ */
import type { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";

export type Field = { number: number } & (
  { wire: "varint"; value: number } | { wire: "bytes"; length: number } | { wire: "fixed" }
);

/**
 * Calls `take` for each field. For a field of bytes it may read up to `length` bytes from the cursor it is given, which
 * ends with the field; whatever it leaves is passed over. Throws FormatFault.
 */
export async function walkMessage(
  message: Cursor,
  take: (field: Field, body: Cursor) => Promise<void> | void,
): Promise<void> {
  while (message.left > 0) {
    const key = await message.varint();
    const number = Math.floor(key / 8);
    if (number < 1 || number > 536_870_911) throw broken(message);
    switch (key % 8) {
      case 0:
        await take({ number, wire: "varint", value: await readVarint(message) }, await message.part(0));
        break;
      case 1:
        message.skip(8);
        await take({ number, wire: "fixed" }, await message.part(0));
        break;
      case 2: {
        const length = await message.varint();
        await take({ number, wire: "bytes", length }, await message.part(length));
        break;
      }
      case 5:
        message.skip(4);
        await take({ number, wire: "fixed" }, await message.part(0));
        break;
      default:
        throw broken(message);
    }
  }
}

/** Attributes hold negative numbers; they are read as -1, since nothing here asks for their value. */
async function readVarint(message: Cursor): Promise<number> {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = await message.u8();
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return Number.isSafeInteger(value) ? value : -1;
  }
  throw broken(message);
}

function broken(message: Cursor): FormatFault {
  return new FormatFault("bad-value", "The file is not a well-formed protocol buffer.", message.at);
}
