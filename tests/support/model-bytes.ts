/** Small model files byte by byte, whole or with any part of them wrong. */
const text = new TextEncoder();

export function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? text.encode(part) : part))));
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function u64(value: number | bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

export function f32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return bytes;
}

const named = (name: string) => joined(u64(text.encode(name).length), name);

export const ggufKey = {
  text: (key: string, value: string) => joined(named(key), u32(8), named(value)),
  u32: (key: string, value: number) => joined(named(key), u32(4), u32(value)),
  f32: (key: string, value: number) => joined(named(key), u32(6), f32(value)),
  texts: (key: string, values: string[]) =>
    joined(named(key), u32(9), u32(8), u64(values.length), ...values.map(named)),
};

export type GgufTensor = { name: string; dimensions: number[]; type?: number; offset: number };

export const ggufTensor = ({ name, dimensions, type = 0, offset }: GgufTensor) =>
  joined(named(name), u32(dimensions.length), ...dimensions.map(u64), u32(type), u64(offset));

export type GgufParts = {
  magic?: string;
  version?: number;
  keys?: Uint8Array[];
  tensors?: GgufTensor[];
  keyCount?: number | bigint;
  tensorCount?: number | bigint;
  /** Bytes of weights behind the header. */
  data?: number;
};

export const MODEL_KEYS = [
  ggufKey.text("general.architecture", "llama"),
  ggufKey.text("general.name", "small one"),
  ggufKey.u32("general.file_type", 0),
  ggufKey.u32("llama.context_length", 128),
  ggufKey.texts("tokenizer.ggml.tokens", ["a", "b", "c"]),
];
export const ADAPTER_KEYS = [
  ggufKey.text("general.architecture", "llama"),
  ggufKey.text("general.type", "adapter"),
  ggufKey.text("adapter.type", "lora"),
  ggufKey.f32("adapter.lora.alpha", 16),
];
export const MODEL_TENSORS: GgufTensor[] = [
  { name: "token_embd.weight", dimensions: [8, 3], offset: 0 },
  { name: "output.weight", dimensions: [8, 3], offset: 96 },
];
export const ADAPTER_TENSORS: GgufTensor[] = [
  { name: "blk.0.attn_q.weight.lora_a", dimensions: [8, 2], offset: 0 },
  { name: "blk.0.attn_q.weight.lora_b", dimensions: [2, 8], offset: 64 },
];

export function gguf(parts: GgufParts = {}): Uint8Array {
  const { magic = "GGUF", version = 3, keys = MODEL_KEYS, tensors = MODEL_TENSORS, data = 192 } = parts;
  const { keyCount = keys.length, tensorCount = tensors.length } = parts;
  const header = joined(magic, u32(version), u64(tensorCount), u64(keyCount), ...keys, ...tensors.map(ggufTensor));
  return joined(header, new Uint8Array((32 - (header.length % 32)) % 32), new Uint8Array(data));
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** Fields of a protocol buffer message. */
export const proto = {
  number: (field: number, value: number) => joined(varint(field * 8), varint(value)),
  bytes: (field: number, value: Uint8Array | string) => {
    const bytes = joined(value);
    return joined(varint(field * 8 + 2), varint(bytes.length), bytes);
  },
};

export type OnnxParts = {
  irVersion?: number;
  opset?: number;
  domain?: string;
  nodes?: Uint8Array[];
  tensors?: Uint8Array[];
  outputs?: string[];
  more?: Uint8Array[];
};

export const onnxNode = (type = "Add", domain = "", attributes: Uint8Array[] = []) =>
  joined(proto.bytes(1, "a"), proto.bytes(2, "b"), proto.bytes(4, type), proto.bytes(7, domain), ...attributes);

export const onnxTensor = (dimensions: number[], raw: Uint8Array | null, type = 1, more: Uint8Array[] = []) =>
  joined(
    ...dimensions.map((size) => proto.number(1, size)),
    proto.number(2, type),
    proto.bytes(8, "weight"),
    ...(raw ? [proto.bytes(9, raw)] : []),
    ...more,
  );

/** `external`: what the tensor says of its data, as keys and values. */
export const onnxExternal = (dimensions: number[], external: Record<string, string>) =>
  onnxTensor(dimensions, null, 1, [
    ...Object.entries(external).map(([key, value]) =>
      proto.bytes(13, joined(proto.bytes(1, key), proto.bytes(2, value))),
    ),
    proto.number(14, 1),
  ]);

export function onnx(parts: OnnxParts = {}): Uint8Array {
  const { irVersion = 8, opset = 17, domain = "", nodes = [onnxNode()], outputs = ["logits"], more = [] } = parts;
  const { tensors = [onnxTensor([2, 2], new Uint8Array(16))] } = parts;
  const graph = joined(
    ...nodes.map((node) => proto.bytes(1, node)),
    ...tensors.map((tensor) => proto.bytes(5, tensor)),
    proto.bytes(11, proto.bytes(1, "input_ids")),
    ...outputs.map((name) => proto.bytes(12, proto.bytes(1, name))),
  );
  const set = joined(proto.bytes(1, domain), proto.number(2, opset));
  return joined(
    proto.number(1, irVersion),
    proto.bytes(2, "test"),
    proto.bytes(7, graph),
    proto.bytes(8, set),
    ...more,
  );
}

export function safetensors(header: unknown, data: number): Uint8Array {
  const json = text.encode(typeof header === "string" ? header : JSON.stringify(header));
  return joined(u64(json.length), json, new Uint8Array(data));
}

/** One block of a tar header with a right sum, and the data. */
export function tarEntry(
  path: string,
  data: Uint8Array | string,
  options: { type?: string; size?: string } = {},
): Uint8Array {
  const bytes = joined(data);
  const block = new Uint8Array(512);
  const put = (at: number, value: string) => block.set(text.encode(value), at);
  put(0, path);
  put(100, "0000644\0");
  put(124, options.size ?? `${bytes.length.toString(8).padStart(11, "0")}\0`);
  put(156, options.type ?? "0");
  put(257, "ustar\x0000");
  put(148, "        ");
  put(
    148,
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
  );
  return joined(block, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512));
}

export const tar = (...entries: Uint8Array[]) => joined(...entries, new Uint8Array(1024));

export type ZipEntry = {
  path: string;
  data?: Uint8Array | string;
  mode?: number;
  flags?: number;
  method?: number;
  unpacked?: number;
  at?: number;
};

/** A stored zip whose directory may say something else than what is there. */
export function zip(entries: ZipEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, data = "", mode = 0o100644, flags = 0, method = 0, unpacked, at } of entries) {
    const name = text.encode(path);
    const bytes = joined(data);
    const sizes = joined(u32(bytes.length), u32(unpacked ?? bytes.length));
    const common = joined(u16(20), u16(flags), u16(method), u32(0), u32(0), sizes, u16(name.length), u16(0));
    const local = joined("PK\x03\x04", common, name, bytes);
    directory.push(
      joined("PK\x01\x02", u16(0x314), common, u16(0), u16(0), u16(0), u32(mode * 65_536), u32(at ?? offset), name),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = joined(...directory);
  const end = joined(
    "PK\x05\x06",
    u16(0),
    u16(0),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(offset),
    u16(0),
  );
  return joined(...locals, central, end);
}

function u16(value: number): Uint8Array {
  return Uint8Array.from([value & 255, (value >> 8) & 255]);
}
