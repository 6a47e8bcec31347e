import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { withModelFolder } from "./model-folder.ts";

async function givenFile(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "given-")), "b179c9");
  await writeFile(file, "weights");
  return file;
}

it("lays files out by their paths, and takes the folder away afterwards", async () => {
  let seen = "";
  const text = await withModelFolder({ "onnx/model.onnx": await givenFile() }, async (parent, name) => {
    seen = join(parent, name, "onnx/model.onnx");
    return readFile(seen, "utf8");
  });
  expect(text).toBe("weights");
  expect(existsSync(seen)).toBe(false);
});

it.each(["../model.onnx", "a/../../model.onnx", "/etc/model.onnx", ""])("refuses the path %j", async (path) => {
  await expect(withModelFolder({ [path]: await givenFile() }, async () => {})).rejects.toMatchObject({
    code: "load-failed",
  });
});
