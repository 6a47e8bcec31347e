import { describe, expect, it } from "vitest";
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
} from "#tests/support/model-bytes";
import type { GgufParts } from "#tests/support/model-bytes";
import { cuts, refuses } from "#tests/support/refuses-files";
import type { Bad } from "#tests/support/refuses-files";
import { sourceOfBytes } from "./byte-source.ts";
import { readGguf } from "./gguf.ts";

describe("GGUF", () => {
  const model = (parts: GgufParts) => gguf(parts);
  const adapter = (parts: GgufParts = {}) =>
    gguf({ keys: ADAPTER_KEYS, tensors: ADAPTER_TENSORS, data: 128, ...parts });
  const tensor = (changes: object) => model({ tensors: [{ ...MODEL_TENSORS[0]!, ...changes }] });

  it("reads what a model is", async () => {
    expect(await readGguf(sourceOfBytes(gguf()))).toMatchObject({
      kind: "model",
      architecture: "llama",
      name: "small one",
      parameters: 48,
      quantisation: "F32",
      contextLength: 128,
      vocabulary: 3,
      tensors: 2,
      adapter: null,
    });
  });

  it("reads what a LoRA adapter is", async () => {
    expect(await readGguf(sourceOfBytes(adapter()))).toMatchObject({
      kind: "adapter",
      adapter: { rank: 2, alpha: 16 },
    });
  });

  it("reads a header longer than its window", async () => {
    const tokens = Array.from({ length: 60_000 }, (_, index) => `token ${index}`);
    const keys = [
      ...MODEL_KEYS.slice(0, -1),
      ggufKey.texts("tokenizer.ggml.tokens", tokens),
      ggufKey.text("general.license", "mit"),
    ];
    expect(await readGguf(sourceOfBytes(gguf({ keys })))).toMatchObject({ vocabulary: 60_000, licence: "mit" });
  });

  refuses(readGguf, [
    ...["GGML", "PK\x03\x04", "\x80\x02}q", "<htm"].map((magic): Bad => [
      `the magic ${JSON.stringify(magic)}`,
      "wrong-magic",
      model({ magic }),
    ]),
    ["an empty file", "wrong-magic", new Uint8Array()],
    ...[0, 1, 4, 99].map((version): Bad => [`version ${version}`, "unsupported-version", model({ version })]),
    ...cuts(gguf(), 0.1, 0.3, 0.5, 0.6, 0.95).map((bytes, index): Bad => [
      `a file cut off, ${index}`,
      "truncated",
      bytes,
    ]),
    ["a million tensors", "too-many", model({ tensorCount: 1_000_000 })],
    ["a billion keys", "too-many", model({ keyCount: 1_000_000_000 })],
    ["a count of tensors beyond all numbers", "out-of-range", model({ tensorCount: 2n ** 64n - 1n })],
    ["a key of a gigabyte", "too-large", model({ keys: [joined(u64(2 ** 30), "x")] })],
    ["a key with control characters", "bad-text", model({ keys: [ggufKey.text("general.\x00name", "x")] })],
    [
      "a text that is not UTF-8",
      "bad-text",
      model({ keys: [joined(u64(1), "k", u32(8), u64(2), Uint8Array.from([0xc3, 0x28]))] }),
    ],
    ["a key twice", "bad-value", model({ keys: [...MODEL_KEYS, MODEL_KEYS[0]!] })],
    ["a value of an unknown type", "bad-value", model({ keys: [joined(u64(1), "k", u32(77))] })],
    ["a list in a list", "bad-value", model({ keys: [joined(u64(1), "k", u32(9), u32(9), u64(1))] })],
    [
      "a list of a billion items",
      "too-many",
      model({ keys: [joined(u64(1), "k", u32(9), u32(4), u64(1_000_000_000))] }),
    ],
    ["a list longer than the file", "truncated", model({ keys: [joined(u64(1), "k", u32(9), u32(4), u64(100_000))] })],
    ["a yes-or-no that is neither", "bad-value", model({ keys: [joined(u64(1), "k", u32(7), Uint8Array.from([2]))] })],
    ["no architecture", "missing-part", model({ keys: MODEL_KEYS.slice(1) })],
    ["no weights", "missing-part", model({ tensors: [] })],
    ["a tokenizer alone", "bad-value", model({ keys: [...MODEL_KEYS, ggufKey.text("general.type", "vocab")] })],
    ...[0, 3, 65_537].map((alignment): Bad => [
      `an alignment of ${alignment}`,
      "bad-value",
      model({ keys: [...MODEL_KEYS, ggufKey.u32("general.alignment", alignment)] }),
    ]),
    ["a tensor of an unknown type", "bad-value", tensor({ type: 200 })],
    ["a tensor without dimensions", "bad-value", tensor({ dimensions: [] })],
    ["a tensor of five dimensions", "bad-value", tensor({ dimensions: [1, 1, 1, 1, 1] })],
    ["a tensor of nothing", "out-of-range", tensor({ dimensions: [0, 3] })],
    ["a tensor of more elements than there are numbers", "out-of-range", tensor({ dimensions: [2 ** 40, 2 ** 40] })],
    ["a row that is no whole number of blocks", "out-of-range", tensor({ dimensions: [33, 2], type: 2 })],
    ["a tensor beyond the file", "truncated", tensor({ offset: 2 ** 40 })],
    ["a tensor off its alignment", "bad-value", tensor({ offset: 7 })],
    ["a tensor twice", "bad-value", model({ tensors: [MODEL_TENSORS[0]!, { ...MODEL_TENSORS[0]!, offset: 96 }] })],
    [
      "two tensors in the same bytes",
      "overlap",
      model({ tensors: [MODEL_TENSORS[0]!, { ...MODEL_TENSORS[1]!, offset: 32 }] }),
    ],
    [
      "an adapter of another type",
      "bad-value",
      adapter({ keys: [...ADAPTER_KEYS.slice(0, 2), ggufKey.text("adapter.type", "ia3")] }),
    ],
    ["an adapter without alpha", "missing-part", adapter({ keys: ADAPTER_KEYS.slice(0, 3) })],
    ["half an adapter", "missing-part", adapter({ tensors: ADAPTER_TENSORS.slice(0, 1) })],
    [
      "an adapter whose halves do not fit",
      "bad-value",
      adapter({ tensors: [ADAPTER_TENSORS[0]!, { ...ADAPTER_TENSORS[1]!, dimensions: [4, 4] }] }),
    ],
    ["an adapter with a weight of its own", "missing-part", adapter({ tensors: [MODEL_TENSORS[0]!] })],
  ]);
});
