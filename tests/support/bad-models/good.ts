/** Sets of files that are what they should be: small, and of every kind that is accepted. */
import { PAIR_FILES } from "../bergamot-bytes.ts";
import { ADAPTER_KEYS, ADAPTER_TENSORS, gguf, ggufKey, MODEL_KEYS, onnx, tar, tarEntry, zip } from "../model-bytes.ts";
import { json, text } from "./types.ts";

export const BASE = gguf({
  keys: [...MODEL_KEYS, ggufKey.u32("llama.block_count", 1), ggufKey.u32("llama.embedding_length", 8)],
  tensors: [
    { name: "token_embd.weight", dimensions: [8, 3], offset: 0 },
    { name: "blk.0.attn_q.weight", dimensions: [8, 8], offset: 96 },
  ],
  data: 96 + 256,
});
export const ADAPTER = gguf({ keys: ADAPTER_KEYS, tensors: ADAPTER_TENSORS, data: 128 });

export const TOKENIZER = json({ model: { type: "WordPiece", vocab: { a: 0, b: 1 } } });
export const CLASSIFIER_CONFIG = {
  model_type: "bert",
  architectures: ["BertForSequenceClassification"],
  id2label: { 0: "good", 1: "bad" },
};
export const CLASSIFIER = {
  "onnx/model.onnx": onnx(),
  "config.json": json(CLASSIFIER_CONFIG),
  "tokenizer.json": TOKENIZER,
  "README.md": text("# A classifier"),
};
export const ENCODER = {
  "onnx/model_quantized.onnx": onnx({ outputs: ["last_hidden_state"] }),
  "config.json": json({ model_type: "bert", architectures: ["BertModel"], max_position_embeddings: 512 }),
  "tokenizer.json": TOKENIZER,
  "1_Pooling/config.json": json({ pooling_mode_cls_token: true }),
};
export const TRANSLATOR = {
  "onnx/encoder_model.onnx": onnx({ outputs: ["last_hidden_state"] }),
  "onnx/decoder_model_merged.onnx": onnx(),
  "config.json": json({ model_type: "m2m_100" }),
  "tokenizer.json": TOKENIZER,
};

const entries = (files: Record<string, Uint8Array>, root = "") =>
  Object.entries(files).map(([path, data]) => ({ path: `${root}${path}`, data }));

export const zipOf = (files: Record<string, Uint8Array>, root = "") => zip(entries(files, root));
export const tarOf = (files: Record<string, Uint8Array>, root = "") =>
  tar(...entries(files, root).map(({ path, data }) => tarEntry(path, data)));

export type GoodModel = { files: Record<string, Uint8Array>; task: string; base?: Uint8Array };

export const GOOD: Record<string, GoodModel> = {
  "a GGUF model": { files: { "my-model.Q4.gguf": gguf() }, task: "write" },
  "an adapter": { files: { "style.gguf": ADAPTER }, task: "write", base: BASE },
  "a folder with a classifier": { files: CLASSIFIER, task: "classify" },
  "a folder with an encoder": { files: ENCODER, task: "embed" },
  "a folder with encoder and decoder": { files: TRANSLATOR, task: "translate" },
  "a Bergamot pair": { files: PAIR_FILES, task: "translate" },
  "a zip with a folder in it": { files: { "classifier.zip": zipOf(CLASSIFIER, "classifier/") }, task: "classify" },
  "a tar": { files: { "encoder.tar": tarOf(ENCODER) }, task: "embed" },
  "a zip with a Bergamot pair": { files: { "enpt.zip": zipOf(PAIR_FILES) }, task: "translate" },
};
