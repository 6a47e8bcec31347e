import { describe, expect, it } from "vitest";
import { chooseFiles } from "./choose-files.ts";

const files = (...paths: string[]) => paths.map((path) => ({ path, bytes: 10, sha256: null }));
const chosen = (paths: string[], wanted?: string[]) => chooseFiles(files(...paths), wanted).map(({ path }) => path);

describe("choosing files of a repository", () => {
  it("takes the only GGUF, and leaves readmes and projectors for pictures", () => {
    expect(chosen(["README.md", ".gitattributes", "in-short.lora.gguf"])).toEqual(["in-short.lora.gguf"]);
    expect(chosen(["mmproj-F16.gguf", "model-q8_0.gguf"])).toEqual(["model-q8_0.gguf"]);
  });

  it("takes one of many forms of a GGUF, with all its shards", () => {
    const qwen = ["qwen-fp16.gguf", "qwen-q2_k.gguf", "qwen-q4_k_m.gguf", "qwen-q8_0.gguf"];
    expect(chosen(qwen)).toEqual(["qwen-q4_k_m.gguf"]);
    const shards = ["Q4_K_M/m-Q4_K_M-00001-of-00002.gguf", "Q4_K_M/m-Q4_K_M-00002-of-00002.gguf"];
    expect(chosen([...shards, "m-Q8_0.gguf"])).toEqual(shards);
  });

  it("asks for names where no form is a usual one", () => {
    expect(() => chosen(["first.gguf", "second.gguf"])).toThrow(/2 GGUF models.*first\.gguf, second\.gguf/);
  });

  it("takes an ONNX model in its smallest good form, with tokenizer and config", () => {
    const beside = ["config.json", "tokenizer.json", "tokenizer_config.json"];
    const bert = ["onnx/model.onnx", "onnx/model_fp16.onnx", "onnx/model_quantized.onnx", ...beside];
    expect(chosen([...bert, "pytorch_model.bin", "vocab.txt"])).toEqual(["onnx/model_quantized.onnx", ...beside]);
    expect(chosen(["model.onnx", "model.onnx_data", ...beside])).toEqual(["model.onnx", "model.onnx_data", ...beside]);
  });

  it("takes encoder and decoder of the same form", () => {
    const parts = ["encoder_model", "decoder_model", "decoder_model_merged", "decoder_with_past_model"];
    const all = parts.flatMap((part) => [`onnx/${part}.onnx`, `onnx/${part}_quantized.onnx`]);
    const kept = ["onnx/encoder_model_quantized.onnx", "onnx/decoder_model_merged_quantized.onnx", "config.json"];
    expect(chosen([...all, "config.json"])).toEqual(kept);
    expect(chosen([...all.filter((path) => path !== kept[1]), "config.json"])).toEqual([
      "onnx/encoder_model.onnx",
      "onnx/decoder_model_merged.onnx",
      "config.json",
    ]);
  });

  it("takes a Bergamot pair", () => {
    const pair = ["model.enpt.intgemm.alphas.bin", "lex.50.50.enpt.s2t.bin", "vocab.enpt.spm"];
    expect(chosen([...pair, "README.md"])).toEqual(pair);
  });

  it("takes what was asked for, and says which of it is not there", () => {
    expect(chosen(["a.gguf", "b.gguf"], ["b.gguf"])).toEqual(["b.gguf"]);
    expect(() => chosen(["a.gguf"], ["c.gguf"])).toThrow(/no file “c\.gguf”/);
  });

  it("names what is there instead where nothing fits", () => {
    expect(() => chosen(["model.safetensors", "pytorch_model.bin", "config.json"])).toThrow(
      /no GGUF, no ONNX.*safetensors and PyTorch checkpoints/,
    );
  });
});
