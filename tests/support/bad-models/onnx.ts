import { marian, PAIR_FILES, shortlist, vocabulary } from "../bergamot-bytes.ts";
import { gguf, joined, onnx, onnxExternal, onnxNode, onnxTensor, proto } from "../model-bytes.ts";
import type { OnnxParts } from "../model-bytes.ts";
import { CLASSIFIER, CLASSIFIER_CONFIG, ENCODER, TOKENIZER, TRANSLATOR } from "./good.ts";
import { classOf, json, text } from "./types.ts";
import type { BadModel } from "./types.ts";

const graph = (parts: OnnxParts) => ({ ...CLASSIFIER, "onnx/model.onnx": onnx(parts) });
const config = (changes: object) => ({ ...CLASSIFIER, "config.json": json({ ...CLASSIFIER_CONFIG, ...changes }) });
const file = (path: string, bytes: Uint8Array) => ({ ...CLASSIFIER, [path]: bytes });
const external = (place: Record<string, string>, more: Record<string, Uint8Array> = {}) => ({
  ...graph({ tensors: [onnxExternal([4], place)] }),
  ...more,
});
const without = (files: Record<string, Uint8Array>, path: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
const pair = (changes: Record<string, Uint8Array>) => ({ ...PAIR_FILES, ...changes });
const whole = onnx();

export const badOnnx: BadModel[] = [
  ...classOf("truncated ONNX", [
    ["cut in its graph", "truncated", file("onnx/model.onnx", whole.slice(0, 30))],
    ["cut before its end", "truncated", file("onnx/model.onnx", whole.slice(0, -3))],
    ["empty", "truncated", file("onnx/model.onnx", new Uint8Array())],
  ]),
  ...classOf("no ONNX", [
    ["a page of the web", "wrong-magic", file("onnx/model.onnx", text("<!doctype html><p>Not found"))],
    ["no graph", "wrong-magic", file("onnx/model.onnx", proto.number(1, 8))],
    [
      "a pointer of Git LFS",
      "wrong-magic",
      file("onnx/model.onnx", text("version https://git-lfs.github.com/spec/v1")),
    ],
  ]),
  ...classOf("ONNX of versions that are not known", [
    ["IR version 99", "unsupported-version", graph({ irVersion: 99 })],
    ["operators of version 3", "unsupported-version", graph({ opset: 3 })],
    ["operators of version 99", "unsupported-version", graph({ opset: 99 })],
  ]),
  ...classOf("operators that need code", [
    ["a set of operators", "custom-code", graph({ domain: "com.example" })],
    ["one operator", "custom-code", graph({ nodes: [onnxNode("Shell", "evil.ops")] })],
    [
      "in a graph in a graph",
      "custom-code",
      graph({ nodes: [onnxNode("If", "", [proto.bytes(5, proto.bytes(6, proto.bytes(1, onnxNode("Run", "evil"))))])] }),
    ],
  ]),
  ...classOf("external data out of its folder", [
    ["up", "bad-path", external({ location: "../../secrets" })],
    ["an absolute path", "bad-path", external({ location: "/etc/passwd" })],
    ["of Windows", "bad-path", external({ location: "C:\\secrets" })],
    ["a device", "bad-path", external({ location: "nul" })],
    ["no name", "bad-path", external({ location: "" })],
  ]),
  ...classOf("external data that is not there", [
    ["missing", "missing-part", external({ location: "model.onnx_data" })],
    [
      "too short",
      "truncated",
      external({ location: "model.onnx_data" }, { "onnx/model.onnx_data": new Uint8Array(8) }),
    ],
    [
      "an offset beyond it",
      "truncated",
      external({ location: "model.onnx_data", offset: "4096" }, { "onnx/model.onnx_data": new Uint8Array(64) }),
    ],
    ["an offset that is no number", "out-of-range", external({ location: "model.onnx_data", offset: "-1" })],
  ]),
  ...classOf("ONNX with impossible parts", [
    ["a tensor larger than it says", "bad-value", graph({ tensors: [onnxTensor([2, 2], new Uint8Array(15))] })],
    ["a tensor of two to the 80", "out-of-range", graph({ tensors: [onnxTensor([2 ** 40, 2 ** 40], null)] })],
    ["a graph for training", "bad-value", graph({ more: [proto.bytes(20, "x")] })],
    ["no output", "missing-part", graph({ outputs: [] })],
    ["no step", "missing-part", graph({ nodes: [] })],
  ]),
  ...classOf("code in configurations", [
    ["auto_map in config.json", "custom-code", config({ auto_map: { AutoModel: "modeling.Evil" } })],
    ["custom_pipelines", "custom-code", config({ custom_pipelines: { x: { impl: "evil.Pipe" } } })],
    ["trust_remote_code", "custom-code", config({ trust_remote_code: true })],
    ["auto_map deep in it", "custom-code", config({ text_config: { vision: { auto_map: { a: "b" } } } })],
    [
      "in tokenizer_config.json",
      "custom-code",
      file("tokenizer_config.json", json({ auto_map: { AutoTokenizer: ["t.T", null] } })),
    ],
    ["in another JSON file", "custom-code", file("preprocessor_config.json", json({ auto_map: { a: "b" } }))],
  ]),
  ...classOf("configurations that are none", [
    ["no JSON", "bad-text", file("config.json", text("{'model_type': 'bert'}"))],
    ["no UTF-8", "bad-text", file("config.json", Uint8Array.of(0xff, 0xfe, 0x00))],
    ["a list", "bad-value", file("config.json", json([]))],
    ["no type", "bad-value", file("config.json", json({ id2label: {} }))],
    [
      "nested without end",
      "too-many",
      file("config.json", text(`{"model_type":"bert","a":${"[".repeat(500)}${"]".repeat(500)}}`)),
    ],
    ["five megabytes", "too-large", file("config.json", json({ model_type: "bert", a: "x".repeat(5_000_000) }))],
    ["a tokenizer of another kind", "bad-value", file("tokenizer.json", json({ model: { type: "Magic" } }))],
    ["labels that are no names", "bad-value", config({ id2label: { 0: { a: 1 }, 1: "b" } })],
  ]),
  ...classOf("chat template without end", [
    [
      "in tokenizer_config.json",
      "bad-value",
      file("tokenizer_config.json", json({ chat_template: "x".repeat(70_000) })),
    ],
    [
      "one of several",
      "bad-value",
      file("tokenizer_config.json", json({ chat_template: [{ name: "tool", template: "x".repeat(70_000) }] })),
    ],
    ["in a file of its own", "too-large", file("chat_template.jinja", text("x".repeat(70_000)))],
  ]),
  ...classOf("parts that are missing", [
    ["config.json", "missing-part", without(CLASSIFIER, "config.json")],
    ["tokenizer.json", "missing-part", without(CLASSIFIER, "tokenizer.json")],
    ["the decoder", "missing-part", without(TRANSLATOR, "onnx/decoder_model_merged.onnx")],
    ["the encoder", "missing-part", without(TRANSLATOR, "onnx/encoder_model.onnx")],
    ["labels", "missing-part", config({ id2label: undefined })],
    ["the graph", "unknown-format", { "config.json": CLASSIFIER["config.json"], "tokenizer.json": TOKENIZER }],
    ["a shortlist", "missing-part", without(PAIR_FILES, "lex.50.50.enpt.s2t.bin")],
    ["a vocabulary", "missing-part", without(PAIR_FILES, "vocab.enpt.spm")],
    ["the translation model", "missing-part", without(PAIR_FILES, "model.enpt.intgemm.alphas.bin")],
  ]),
  ...classOf("models for something else", [
    ["marks on words", "unknown-format", config({ architectures: ["BertForTokenClassification"] })],
    ["answers in a text", "unknown-format", config({ architectures: ["BertForQuestionAnswering"] })],
    ["missing words", "unknown-format", config({ architectures: ["BertForMaskedLM"] })],
    ["pictures", "unknown-format", graph({ outputs: ["image_embeds_of_pixels"] })],
    ["two labels of one name", "bad-value", config({ id2label: { 0: "good", 1: "good" } })],
    ["a sorter said to check claims", "bad-value", CLASSIFIER, { order: { tasks: ["entail"] } }],
    ["a sorter said to write", "bad-value", CLASSIFIER, { order: { tasks: ["write"] } }],
    ["an encoder said to sort", "bad-value", ENCODER, { order: { tasks: ["classify"] } }],
    ["a writer said to translate", "bad-value", { "a.gguf": gguf() }, { order: { tasks: ["translate"] } }],
  ]),
  ...classOf("Bergamot pairs that are none", [
    ["no pair named", "missing-part", { "model.bin": marian(), "lex.bin": shortlist(), "vocab.spm": vocabulary() }],
    ["another pair than was said", "bad-value", PAIR_FILES, { order: { pair: "en-de" } }],
    ["two models", "bad-value", pair({ "model.enpt.intgemm.bin": marian() })],
    ["three vocabularies", "bad-value", pair({ "a.spm": vocabulary(), "b.spm": vocabulary() })],
    ["a model cut off", "truncated", pair({ "model.enpt.intgemm.alphas.bin": marian({ data: 3 }) })],
    [
      "a model of a million tensors",
      "too-many",
      pair({ "model.enpt.intgemm.alphas.bin": marian({ count: 1_000_000 }) }),
    ],
    [
      "a model of two to the 60 tensors",
      "out-of-range",
      pair({ "model.enpt.intgemm.alphas.bin": marian({ count: 2n ** 60n }) }),
    ],
    ["a model of nothing", "missing-part", pair({ "model.enpt.intgemm.alphas.bin": marian({ count: 0 }) })],
    [
      "a tensor turned round",
      "out-of-range",
      pair({ "model.enpt.intgemm.alphas.bin": marian({ shape: [0xffffffff, 4], bytes: 16 }) }),
    ],
    ["a shortlist cut off", "truncated", pair({ "lex.50.50.enpt.s2t.bin": shortlist({ data: 1 }) })],
    ["a vocabulary of text", "wrong-magic", pair({ "vocab.enpt.spm": text("hello\nworld\n") })],
    ["a vocabulary without words", "missing-part", pair({ "vocab.enpt.spm": vocabulary(["a"]) })],
  ]),
  ...classOf("several models at once", [
    ["GGUF and ONNX", "unknown-format", { ...CLASSIFIER, "a.gguf": gguf() }],
    ["GGUF and a pair", "unknown-format", { ...PAIR_FILES, "a.gguf": gguf() }],
    ["graphs in two folders", "bad-value", { "a/model.onnx": whole, "b/model.onnx": whole, "config.json": json({}) }],
    ["a stranger beside a model", "unknown-format", file("weights.dat", joined("what is this"))],
  ]),
];
