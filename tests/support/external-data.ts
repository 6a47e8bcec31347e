/** An ONNX model whose weights are moved into a file beside it, as models too large for one message have them. */
import { joined, proto } from "./model-bytes.ts";

/** Tensors of fewer bytes stay where they are. */
const LEAST = 1_024;

export type MovedWeights = { model: Uint8Array; data: Uint8Array };

export function moveWeights(model: Uint8Array, location: string): MovedWeights {
  const moved: Uint8Array[] = [];
  let offset = 0;
  const tensor = (bytes: Uint8Array): Uint8Array => {
    const raw = fieldsOf(bytes).find(({ number }) => number === RAW_DATA);
    if (!raw || raw.body.length < LEAST) return bytes;
    const place = { location, offset: String(offset), length: String(raw.body.length) };
    moved.push(raw.body);
    offset += raw.body.length;
    const entries = Object.entries(place).map(([key, value]) =>
      proto.bytes(EXTERNAL_DATA, joined(proto.bytes(1, key), proto.bytes(2, value))),
    );
    return joined(...keep(bytes, RAW_DATA), ...entries, proto.number(DATA_LOCATION, 1));
  };
  const graph = (bytes: Uint8Array) => replace(bytes, INITIALIZER, tensor);
  return { model: replace(model, GRAPH, graph), data: joined(...moved) };
}

const GRAPH = 7;
const INITIALIZER = 5;
const RAW_DATA = 9;
const EXTERNAL_DATA = 13;
const DATA_LOCATION = 14;

type Field = { number: number; whole: Uint8Array; body: Uint8Array };

const keep = (bytes: Uint8Array, except: number) =>
  fieldsOf(bytes).flatMap(({ number, whole }) => (number === except ? [] : [whole]));

function replace(bytes: Uint8Array, number: number, change: (body: Uint8Array) => Uint8Array): Uint8Array {
  return joined(
    ...fieldsOf(bytes).map((field) =>
      field.number === number ? proto.bytes(number, change(field.body)) : field.whole,
    ),
  );
}

function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const start = at;
    const key = varint();
    const wire = key % 8;
    const length = wire === 2 ? varint() : wire === 5 ? 4 : wire === 1 ? 8 : 0;
    if (wire === 0) varint();
    const body = bytes.subarray(at, at + length);
    at += length;
    fields.push({ number: Math.floor(key / 8), whole: bytes.subarray(start, at), body });
  }
  return fields;
}
