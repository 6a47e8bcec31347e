import { describe, expect, it } from "vitest";
import { joined, safetensors, tar, tarEntry, u64, zip } from "#tests/support/model-bytes";
import type { ZipEntry } from "#tests/support/model-bytes";
import { refuses } from "#tests/support/refuses-files";
import type { Bad } from "#tests/support/refuses-files";
import { sourceOfBytes } from "./byte-source.ts";
import { readSafetensors } from "./safetensors.ts";
import { listTar } from "./tar.ts";
import { listZip } from "./zip.ts";

describe("safetensors", () => {
  const good = { weight: { dtype: "F32", shape: [2, 2], data_offsets: [0, 16] } };
  const changed = (changes: object) => safetensors({ weight: { ...good.weight, ...changes } }, 16);

  it("are read for what they hold", async () => {
    const bytes = safetensors({ ...good, __metadata__: { format: "pt" } }, 16);
    expect(await readSafetensors(sourceOfBytes(bytes))).toEqual({
      tensors: 1,
      parameters: 4,
      metadata: { format: "pt" },
    });
  });

  refuses(readSafetensors, [
    ["a header of a terabyte", "too-large", joined(u64(2 ** 40), new Uint8Array(64))],
    ["a header longer than the file", "truncated", joined(u64(1_000), "{}")],
    ["a header that is not JSON", "wrong-magic", safetensors("{nope", 0)],
    ["a header that is a list", "bad-value", safetensors([1], 0)],
    ["no weights", "missing-part", safetensors({}, 0)],
    ["missing weights", "truncated", safetensors(good, 8)],
    ["something behind the weights", "truncated", safetensors(good, 17)],
    ["weights in the same bytes", "overlap", safetensors({ a: good.weight, b: good.weight }, 16)],
    ["an unknown type", "bad-value", changed({ dtype: "OBJECT" })],
    ["a size that is not that of the shape", "out-of-range", changed({ shape: [2, 3] })],
    ["a negative size", "bad-value", changed({ shape: [-2, -2] })],
    ["a place that is no pair", "bad-value", changed({ data_offsets: [0] })],
  ]);
});

describe("zip", () => {
  it("lists files, not folders", async () => {
    const bytes = zip([
      { path: "onnx/" },
      { path: "onnx/model.onnx", data: "abc" },
      { path: "config.json", data: "{}" },
    ]);
    expect(await listZip(sourceOfBytes(bytes))).toMatchObject([
      { path: "onnx/model.onnx", bytes: 3 },
      { path: "config.json" },
    ]);
  });

  const one = (entry: Partial<ZipEntry>) => zip([{ path: "a", data: "abc", ...entry }]);
  refuses(listZip, [
    ["a file that is no archive", "wrong-magic", joined("not a zip at all, whatever it is called")],
    ["an archive without its directory", "wrong-magic", zip([{ path: "a", data: "abc" }]).slice(0, 40)],
    ["an empty archive", "missing-part", zip([])],
    ["a link", "bad-path", one({ mode: 0o120777 })],
    ["an encrypted file", "bad-value", one({ flags: 1, data: "x".repeat(15), unpacked: 3 })],
    ["an unknown packing", "unsupported-version", one({ method: 14 })],
    ["a path twice", "bad-path", zip([{ path: "a" }, { path: "A" }])],
    [
      "two files in the same bytes",
      "overlap",
      zip([
        { path: "a", data: "abc" },
        { path: "b", data: "abc", at: 0 },
      ]),
    ],
    ["a bomb", "bomb", one({ method: 8, unpacked: 2 ** 32 - 2 })],
    ...["a\u0000b", "a b/€", "con", "a."].map((path): Bad => [
      `the path ${JSON.stringify(path)}`,
      "bad-path",
      one({ path }),
    ]),
    ...["../a", "/a", "a/../../b", "C:\\a"].map((path): Bad => [
      `the path ${JSON.stringify(path)}`,
      "wrong-magic",
      one({ path }),
    ]),
    ["a thousand and one files", "too-many", zip(Array.from({ length: 1_001 }, (_, index) => ({ path: `f${index}` })))],
  ]);
});

describe("tar", () => {
  it("lists files with their places, long names too", async () => {
    const long = `${"folder/".repeat(20)}model.gguf`;
    const bytes = tar(
      tarEntry("./a.txt", "abc"),
      tarEntry("d", "", { type: "5" }),
      tarEntry("././@LongLink", `${long}\0`, { type: "L" }),
      tarEntry("cut", "xyz"),
    );
    expect(await listTar(sourceOfBytes(bytes))).toMatchObject([
      { path: "a.txt", bytes: 3, start: 512 },
      { path: long, bytes: 3 },
    ]);
  });

  const damaged = tar(tarEntry("a", "abc"), tarEntry("b", "abc"));
  damaged[1024 + 5] = 9;
  refuses(listTar, [
    ["a file that is no archive", "wrong-magic", joined("x".repeat(600))],
    ["an empty archive", "missing-part", tar()],
    ["a damaged header", "bad-value", damaged],
    ["an archive cut off", "truncated", tarEntry("a", "x".repeat(2_000)).slice(0, 1_024)],
    ...["1", "2", "3", "4", "6"].map((type): Bad => [
      `an entry of type ${type}`,
      "bad-path",
      tar(tarEntry("a", "", { type })),
    ]),
    ...["../a", "/etc/passwd", "a/../../b", "a\\b"].map((path): Bad => [
      `the path ${path}`,
      "bad-path",
      tar(tarEntry(path, "abc")),
    ]),
    ["a size that is no number", "out-of-range", tar(tarEntry("a", "", { size: "zzzzzzzzzzz\0" }))],
    ["a path twice", "bad-path", tar(tarEntry("a", "1"), tarEntry("A", "2"))],
  ]);
});
