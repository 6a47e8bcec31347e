import { describe, expect, it } from "vitest";
import { planPaths } from "./plan-paths.ts";

const plan = (...given: string[]) => {
  const planned = planPaths(given);
  return planned.ok ? Object.fromEntries(planned.paths) : planned.twice;
};

describe("planning the paths of uploads", () => {
  it("leaves out the folder that holds everything, and what a machine left in it", () => {
    expect(plan("tone/config.json", "tone/onnx/model.onnx", "tone/.DS_Store", "tone/.git/HEAD")).toEqual({
      "tone/config.json": "config.json",
      "tone/onnx/model.onnx": "onnx/model.onnx",
      "tone/.DS_Store": null,
      "tone/.git/HEAD": null,
    });
    expect(plan("a/onnx/model.onnx")).toEqual({ "a/onnx/model.onnx": "onnx/model.onnx" });
  });

  it("makes plain names, and never leads out of the version", () => {
    expect(plan("My model (2).gguf")).toEqual({ "My model (2).gguf": "My-model-2-.gguf" });
    expect(plan("..\\..\\etc/passwd", "b/../c.json")).toEqual({
      "..\\..\\etc/passwd": "etc/passwd",
      "b/../c.json": "b/c.json",
    });
  });

  it("says which name comes twice", () => {
    expect(plan("a/Model.gguf", "a/model.gguf")).toBe("model.gguf");
  });
});
