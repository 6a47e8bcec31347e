import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ADAPTER_KEYS,
  ADAPTER_TENSORS,
  gguf,
  onnx,
  onnxExternal,
  safetensors,
  tar,
  tarEntry,
  zip,
} from "#tests/support/model-bytes";
import { mutate, randomFrom } from "#tests/support/mutate";
import { checkJson, readModelConfig } from "./config.ts";
import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";
import { readGguf } from "./gguf.ts";
import { readOnnx } from "./onnx.ts";
import { readSafetensors } from "./safetensors.ts";
import { listTar } from "./tar.ts";
import { listZip } from "./zip.ts";

const ROUNDS = 1_500;
const SEED = 20_261_125;
/** More than any reader needs for files of this size; one that loops would pass it. */
const MOST_READS = 20_000;

const fixture = (path: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, "../../../tests/fixtures", path)));
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const targets: [string, (source: ByteSource) => Promise<unknown>, Uint8Array[]][] = [
  [
    "GGUF",
    readGguf,
    [gguf(), gguf({ keys: ADAPTER_KEYS, tensors: ADAPTER_TENSORS, data: 128 }), fixture("formats/adapter-header.gguf")],
  ],
  [
    "ONNX",
    readOnnx,
    [onnx(), onnx({ tensors: [onnxExternal([4], { location: "data", offset: "0" })] }), fixture("formats/small.onnx")],
  ],
  [
    "safetensors",
    readSafetensors,
    [safetensors({ weight: { dtype: "F32", shape: [2, 2], data_offsets: [0, 16] } }, 16)],
  ],
  [
    "zip",
    listZip,
    [
      zip([
        { path: "a", data: "abc" },
        { path: "b/c", data: "x".repeat(99) },
      ]),
    ],
  ],
  ["tar", listTar, [tar(tarEntry("a", "abc"), tarEntry("x".repeat(200), "", { type: "L" }), tarEntry("b", "c"))]],
  [
    "config.json",
    (source) => readModelConfig("config.json", source),
    [json({ model_type: "bert", id2label: { 0: "a" } })],
  ],
  ["other JSON", (source) => checkJson("vocab.json", source), [json({ a: [1, { b: 2 }] })]],
];

describe("the readers of model files", () => {
  it.each(targets)("accept or refuse whatever is done to a file of %s, within bounds", async (_name, read, corpus) => {
    const random = randomFrom(SEED);
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = mutate(corpus[round % corpus.length]!, random);
      const counted = countReads(bytes);
      await read(counted.source).catch((error: unknown) => {
        if (!(error instanceof FormatFault))
          throw new Error(`round ${round} ended in something else`, { cause: error });
        refused += 1;
      });
      expect(counted.reads()).toBeLessThan(MOST_READS);
    }
    // A reader that accepts everything would pass all of the above.
    expect(refused).toBeGreaterThan(ROUNDS / 20);
  });
});

function countReads(bytes: Uint8Array) {
  let reads = 0;
  const source: ByteSource = {
    size: bytes.length,
    read: (start, length) => {
      reads += 1;
      if (start < 0 || length < 0 || !Number.isSafeInteger(start)) throw new Error(`read ${length} bytes at ${start}`);
      return Promise.resolve(bytes.subarray(start, start + length));
    },
  };
  return { source, reads: () => reads };
}
