import { describe, expect, it } from "vitest";
import { gguf, joined, onnx, u64 } from "#tests/support/model-bytes";
import { refuses } from "#tests/support/refuses-files";
import type { Bad } from "#tests/support/refuses-files";
import { sourceOfBytes } from "./byte-source.ts";
import type { ByteSource } from "./byte-source.ts";
import { checkJson, checkTokenizer, checkTokenizerConfig, readModelConfig } from "./config.ts";
import { refuseUnsafe } from "./unsafe.ts";

describe("files that run code", () => {
  const head = (text: string) =>
    joined(Uint8Array.from([...text].map((letter) => letter.charCodeAt(0))), new Uint8Array(32));
  const refuse = (path: string) => (source: ByteSource) => refuseUnsafe(path, source);

  for (const path of [
    "model.pt",
    "a/b.pkl",
    "weights.ckpt",
    "pytorch_model.bin",
    "model.h5",
    "run.py",
    "lib.so",
    "x.npy",
    "saved_model.pb",
    "model.safetensors",
  ])
    refuses(refuse(path), [[path, "unsafe-format", new Uint8Array(64)]]);
  refuses(refuse("model.gguf"), [
    ...["\x80\x02}q", "\x80\x04\x95", "\x80\x05\x95", "(dp0\n", "cos\nsystem\n"].map((start): Bad => [
      `a pickle in disguise, ${JSON.stringify(start)}`,
      "unsafe-format",
      head(start),
    ]),
    ...["\x7fELF", "MZ\x90", "#!/bin/sh\n"].map((start): Bad => [
      `a program in disguise, ${JSON.stringify(start)}`,
      "unsafe-format",
      head(start),
    ]),
    ["a Keras model in disguise", "unsafe-format", head("\x89HDF\r\n\x1a\n")],
    ["a NumPy file in disguise", "unsafe-format", head("\x93NUMPY")],
  ]);

  it("lets models pass, Marian's model.bin too", async () => {
    await refuseUnsafe("model.gguf", sourceOfBytes(gguf()));
    await refuseUnsafe("onnx/model.onnx", sourceOfBytes(onnx()));
    await refuseUnsafe("model.bin", sourceOfBytes(joined(u64(1), new Uint8Array(32))));
  });
});

describe("JSON beside a model", () => {
  const json = (value: unknown) => joined(typeof value === "string" ? value : JSON.stringify(value));
  const read = {
    config: (s: ByteSource) => readModelConfig("config.json", s),
    tokenizer: (s: ByteSource) => checkTokenizer("tokenizer.json", s),
    settings: (s: ByteSource) => checkTokenizerConfig("tokenizer_config.json", s),
    other: (s: ByteSource) => checkJson("vocab.json", s),
  };

  it("is read where it is in order", async () => {
    expect(await read.config(sourceOfBytes(json({ model_type: "bert", id2label: { 0: "news" } })))).toMatchObject({
      model_type: "bert",
    });
    await read.tokenizer(sourceOfBytes(json({ model: { type: "BPE", vocab: {} } })));
    await read.settings(sourceOfBytes(json({ chat_template: "{{ messages }}" })));
    await read.other(sourceOfBytes(json({ a: 1 })));
  });

  refuses(read.config, [
    ["a text", "bad-text", json("hello")],
    ["bytes that are no UTF-8", "bad-text", Uint8Array.from([0x22, 0xc3, 0x28, 0x22])],
    ["no kind of model", "bad-value", json({})],
    ["labels that are none", "bad-value", json({ model_type: "bert", id2label: { x: 1 } })],
    ...["auto_map", "custom_pipelines", "trust_remote_code", "custom_generate"].map((key): Bad => [
      `code by ${key}`,
      "custom-code",
      json({ model_type: "x", [key]: { a: "b.py" } }),
    ]),
    [
      "code by a part",
      "custom-code",
      json({ model_type: "x", text_config: { auto_map: { AutoModel: "evil--repo" } } }),
    ],
    ["four megabytes", "too-large", json({ model_type: "x".repeat(4 * 1024 ** 2) })],
    ["a hundred levels", "too-many", json("[".repeat(100) + "]".repeat(100))],
  ]);
  refuses(read.settings, [
    ["a template of a megabyte", "bad-value", json({ chat_template: "x".repeat(1024 ** 2) })],
    ["code", "custom-code", json({ auto_map: { AutoTokenizer: ["x", null] } })],
  ]);
  refuses(read.tokenizer, [
    ["a tokenizer of an unknown kind", "bad-value", json({ model: { type: "Code" } })],
    ["a tokenizer without a model", "bad-value", json({})],
  ]);
  refuses(read.other, [["a number", "bad-value", json("7")]]);
});
