import { describe, expect, it } from "vitest";
import { joined, onnx, onnxExternal, onnxNode, onnxTensor, proto } from "#tests/support/model-bytes";
import type { OnnxParts } from "#tests/support/model-bytes";
import { cuts, refuses } from "#tests/support/refuses-files";
import type { Bad } from "#tests/support/refuses-files";
import { sourceOfBytes } from "./byte-source.ts";
import { checkExternalData, readOnnx } from "./onnx.ts";

describe("ONNX", () => {
  const model = (parts: OnnxParts) => onnx(parts);
  const nested = (depth: number): Uint8Array =>
    depth === 0
      ? proto.bytes(1, onnxNode())
      : proto.bytes(1, onnxNode("If", "", [proto.bytes(5, proto.bytes(6, nested(depth - 1)))]));

  it("reads what a model is", async () => {
    expect(await readOnnx(sourceOfBytes(onnx()))).toEqual({
      irVersion: 8,
      opset: 17,
      producer: "test",
      inputs: ["input_ids"],
      outputs: ["logits"],
      nodes: 1,
      parameters: 4,
      external: [],
    });
  });

  it("reads steps inside of steps, and weights of another file", async () => {
    const inner = onnxNode("If", "", [proto.bytes(5, proto.bytes(6, nested(2)))]);
    const tensors = [onnxExternal([4], { location: "model.onnx_data", offset: "16", length: "16" })];
    const header = await readOnnx(sourceOfBytes(model({ nodes: [inner], tensors })));
    expect(header).toMatchObject({ nodes: 4, external: [{ path: "model.onnx_data", offset: 16, length: 16 }] });
    expect(() => checkExternalData(header, new Map([["model.onnx_data", 32]]))).not.toThrow();
    expect(() => checkExternalData(header, new Map([["model.onnx_data", 31]]))).toThrow("shorter");
    expect(() => checkExternalData(header, new Map())).toThrow("missing");
  });

  const external = (location: string, more: Record<string, string> = {}) =>
    model({ tensors: [onnxExternal([4], { location, ...more })] });
  refuses(readOnnx, [
    ["an empty file", "wrong-magic", new Uint8Array()],
    ...cuts(onnx(), 0.4, 0.6, 0.8, 0.97).map((bytes, index): Bad => [`a file cut off, ${index}`, "truncated", bytes]),
    ["a text", "wrong-magic", joined("0123456789 this is not a model at all")],
    ["no graph", "wrong-magic", joined(proto.number(1, 8), proto.bytes(2, "x".repeat(20)))],
    ["two graphs", "bad-value", model({ more: [proto.bytes(7, proto.bytes(1, onnxNode()))] })],
    ...[0, 2, 99].map((irVersion): Bad => [`IR version ${irVersion}`, "unsupported-version", model({ irVersion })]),
    ...[1, 6, 99].map((opset): Bad => [`operators of version ${opset}`, "unsupported-version", model({ opset })]),
    ["operators of its own", "custom-code", model({ domain: "my.ops" })],
    ["a step of another domain", "custom-code", model({ nodes: [onnxNode("Run", "ai.onnx.contrib")] })],
    [
      "a step of another domain inside of a step",
      "custom-code",
      model({ nodes: [onnxNode("If", "", [proto.bytes(5, proto.bytes(6, proto.bytes(1, onnxNode("Run", "evil"))))])] }),
    ],
    [
      "a step of another domain inside of a function",
      "custom-code",
      model({ more: [proto.bytes(25, proto.bytes(7, onnxNode("Run", "evil")))] }),
    ],
    ["a training graph", "bad-value", model({ more: [proto.bytes(20, "x")] })],
    [
      "steps nested without end",
      "too-many",
      model({ nodes: [onnxNode("If", "", [proto.bytes(5, proto.bytes(6, nested(12)))])] }),
    ],
    ["no steps", "missing-part", model({ nodes: [] })],
    ["no outputs", "missing-part", model({ outputs: [] })],
    ["a tensor of an unknown type", "bad-value", model({ tensors: [onnxTensor([1], new Uint8Array(4), 99)] })],
    ["a tensor with too few bytes", "bad-value", model({ tensors: [onnxTensor([2, 2], new Uint8Array(12))] })],
    [
      "a tensor of seventeen dimensions",
      "too-many",
      model({ tensors: [onnxTensor(Array<number>(17).fill(1), new Uint8Array(4))] }),
    ],
    [
      "a tensor of more elements than there are numbers",
      "out-of-range",
      model({ tensors: [onnxTensor([2 ** 40, 2 ** 40], null)] }),
    ],
    ...[
      "../weights",
      "/etc/passwd",
      "a/../../b",
      "a\\b",
      "C:/x",
      "",
      ".hidden",
      "a//b",
      "nul.bin",
      "x".repeat(300),
    ].map((path): Bad => [`weights in ${JSON.stringify(path.slice(0, 20))}`, "bad-path", external(path)]),
    ["weights at a place that is no number", "out-of-range", external("data", { offset: "-1" })],
    ["weights of another length than the tensor's", "bad-value", external("data", { length: "17" })],
    ["a group, which protocol buffers of today do not have", "bad-value", joined(onnx(), Uint8Array.from([0x0b]))],
  ]);
});
