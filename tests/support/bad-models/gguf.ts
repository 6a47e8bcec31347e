import {
  ADAPTER_KEYS,
  ADAPTER_TENSORS,
  gguf,
  ggufKey,
  joined,
  MODEL_KEYS,
  MODEL_TENSORS,
  u32,
  u64,
} from "../model-bytes.ts";
import type { GgufParts } from "../model-bytes.ts";
import { ADAPTER, BASE } from "./good.ts";
import { classOf, text } from "./types.ts";
import type { BadModel } from "./types.ts";

const model = (parts: GgufParts = {}) => ({ "model.gguf": gguf(parts) });
const tensor = (changes: object) => model({ tensors: [{ ...MODEL_TENSORS[0]!, ...changes }] });
const adapter = (parts: GgufParts = {}) => ({
  "style.gguf": gguf({ keys: ADAPTER_KEYS, tensors: ADAPTER_TENSORS, data: 128, ...parts }),
});
const cut = (share: number) => ({ "model.gguf": gguf().slice(0, Math.floor(gguf().length * share)) });
const forBase = { base: BASE };
const shard = (number: number, of: number, tensors = [MODEL_TENSORS[number]!]) =>
  gguf({
    keys: [
      ...(number === 0 ? MODEL_KEYS : []),
      ...[ggufKey.u32("split.no", number), ggufKey.u32("split.count", of), ggufKey.u32("split.tensors.count", 2)],
    ],
    tensors: tensors.map((one) => ({ ...one, offset: 0 })),
  });
const two = (first: Uint8Array, second: Uint8Array) => ({
  "m-00001-of-00002.gguf": first,
  "m-00002-of-00002.gguf": second,
});
export const SHARDS = two(shard(0, 2), shard(1, 2));

export const badGguf: BadModel[] = [
  ...classOf(
    "truncated GGUF",
    [
      ...[0.02, 0.1, 0.3, 0.6].map((share) => [`cut at ${share}`, "truncated", cut(share)] as const),
      ["without its last weights", "truncated", { "model.gguf": gguf().slice(0, -64) }],
      ["empty", "truncated", { "model.gguf": new Uint8Array() }],
    ].map((row) => row as Parameters<typeof classOf>[1][number]),
  ),
  ...classOf(
    "wrong magic",
    ["GGML", "FUGG", "<htm", "\0\0\0\0", "GGUf"].map((magic) => [
      `the magic ${JSON.stringify(magic)}`,
      "wrong-magic",
      model({ magic }),
    ]),
  ),
  ...classOf("version that is not known", [
    ["version 0", "unsupported-version", model({ version: 0 })],
    ["version 1", "unsupported-version", model({ version: 1 })],
    ["version 4", "unsupported-version", model({ version: 4 })],
    ["big-endian", "unsupported-version", model({ version: 0x03000000 })],
  ]),
  ...classOf("huge counts", [
    ["two to the 62 tensors", "out-of-range", model({ tensorCount: 2n ** 62n })],
    ["a million tensors", "too-many", model({ tensorCount: 1_000_000 })],
    ["a million keys", "too-many", model({ keyCount: 1_000_000 })],
    ["a key of two to the 40 bytes", "too-large", model({ keys: [u64(2 ** 40)] })],
    ["a text of 2 MB", "too-large", model({ keys: [ggufKey.text("a", "x".repeat(2 ** 21))] })],
    [
      "a list of two to the 50 items",
      "too-many",
      model({ keys: [joined(u64(1), "a", u32(9), u32(4), u64(2n ** 50n))] }),
    ],
    ["a tensor of two to the 60 elements", "out-of-range", tensor({ dimensions: [2 ** 30, 2 ** 30] })],
  ]),
  ...classOf("impossible tensors", [
    ["five dimensions", "bad-value", tensor({ dimensions: [1, 1, 1, 1, 1] })],
    ["no elements", "out-of-range", tensor({ dimensions: [0, 4] })],
    ["an unknown type", "bad-value", tensor({ type: 99 })],
    ["out of line", "bad-value", tensor({ offset: 7 })],
    ["beyond the file", "truncated", tensor({ offset: 1 << 20 })],
    ["one in another", "overlap", model({ tensors: MODEL_TENSORS.map((one) => ({ ...one, offset: 0 })) })],
    ["one name twice", "bad-value", model({ tensors: MODEL_TENSORS.map((one) => ({ ...one, name: "a" })) })],
  ]),
  ...classOf("GGUF without what a model has", [
    ["no architecture", "missing-part", model({ keys: [] })],
    ["no weights", "missing-part", model({ tensors: [] })],
    ["no vocabulary", "missing-part", model({ keys: MODEL_KEYS.slice(0, 4) })],
    ["another kind", "bad-value", model({ keys: [...MODEL_KEYS, ggufKey.text("general.type", "mmproj")] })],
  ]),
  ...classOf("chat template without end", [
    [
      "in GGUF",
      "too-large",
      model({ keys: [...MODEL_KEYS, ggufKey.text("tokenizer.chat_template", "{{ x }}".repeat(20_000))] }),
    ],
  ]),
  ...classOf("shards that do not belong together", [
    ["one alone", "missing-part", { "m-00001-of-00002.gguf": shard(0, 2) }],
    ["one of three missing", "missing-part", two(shard(0, 3), shard(1, 3))],
    ["the same twice", "missing-part", two(shard(0, 2), shard(0, 2))],
    ["a tensor in both", "missing-part", two(shard(0, 2), shard(1, 2, [MODEL_TENSORS[0]!]))],
    ["names that are no shards", "bad-value", { "a.gguf": gguf(), "b.gguf": gguf() }],
  ]),
  ...classOf("adapter that fits no base", [
    ["no base named", "missing-part", { "style.gguf": ADAPTER }],
    [
      "another architecture",
      "bad-value",
      adapter({ keys: [ggufKey.text("general.architecture", "qwen2"), ...ADAPTER_KEYS.slice(1)] }),
      forBase,
    ],
    [
      "a weight that the base lacks",
      "bad-value",
      adapter({ tensors: ADAPTER_TENSORS.map((one) => ({ ...one, name: one.name.replace("attn_q", "attn_x") })) }),
      forBase,
    ],
    [
      "a layer that the base lacks",
      "bad-value",
      adapter({ tensors: ADAPTER_TENSORS.map((one) => ({ ...one, name: one.name.replace("blk.0", "blk.7") })) }),
      forBase,
    ],
    [
      "rows of another width",
      "bad-value",
      adapter({
        tensors: [
          { ...ADAPTER_TENSORS[0]!, dimensions: [16, 2] },
          { ...ADAPTER_TENSORS[1]!, offset: 128 },
        ],
        data: 256,
      }),
      forBase,
    ],
    [
      "columns of another width",
      "bad-value",
      adapter({ tensors: [ADAPTER_TENSORS[0]!, { ...ADAPTER_TENSORS[1]!, dimensions: [2, 16] }], data: 256 }),
      forBase,
    ],
    [
      "halves of two ranks",
      "bad-value",
      adapter({ tensors: [ADAPTER_TENSORS[0]!, { ...ADAPTER_TENSORS[1]!, dimensions: [4, 8] }], data: 256 }),
      forBase,
    ],
    ["half of a pair", "missing-part", adapter({ tensors: ADAPTER_TENSORS.slice(0, 1) }), forBase],
    ["no alpha", "missing-part", adapter({ keys: ADAPTER_KEYS.slice(0, 3) }), forBase],
    [
      "of another type",
      "bad-value",
      adapter({ keys: [...ADAPTER_KEYS.slice(0, 2), ggufKey.text("adapter.type", "ia3"), ADAPTER_KEYS[3]!] }),
      forBase,
    ],
    ["an adapter as its base", "bad-value", adapter(), { base: ADAPTER }],
    ["a whole model said to be one", "bad-value", model(), forBase],
  ]),
  ...classOf("text that is none", [
    ["a key with a line break", "bad-text", model({ keys: [ggufKey.text("a\nb", "c")] })],
    [
      "bytes that are no UTF-8",
      "bad-text",
      model({ keys: [joined(u64(1), "a", u32(8), u64(2), Uint8Array.of(0xff, 0xfe))] }),
    ],
    ["a key twice", "bad-value", model({ keys: [ggufKey.text("a", "b"), ggufKey.text("a", "c")] })],
  ]),
  ...classOf("nothing at all", [
    ["no file", "missing-part", {}],
    ["only a readme", "unknown-format", { "README.md": text("# Weights") }],
  ]),
];
