import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceOfBytes } from "#lib/models/formats/byte-source";
import { CLASSIFIER, tarOf, zipOf } from "#tests/support/bad-models/good";
import { zip } from "#tests/support/model-bytes";
import { mutate, randomFrom } from "#tests/support/mutate";
import { FormatFault } from "../formats/format-fault.ts";
import { unpack } from "./unpack.ts";

const ROUNDS = 400;
const SEED = 20_261_128;
const never = new AbortController().signal;

describe("unpacking", () => {
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "unpacking-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const into = () => join(folder, "out", String((count += 1)));
  const open = (bytes: Uint8Array, kind: "zip" | "tar", signal = never) =>
    unpack(sourceOfBytes(bytes), kind, into(), signal);

  it.each([
    ["zip", zipOf(CLASSIFIER)],
    ["tar", tarOf(CLASSIFIER)],
  ] as const)("gives each file of a %s with the bytes that it had", async (kind, bytes) => {
    const files = await open(bytes, kind);
    expect(files.map(({ path }) => path)).toEqual(Object.keys(CLASSIFIER));
    for (const { path, file } of files)
      expect(new Uint8Array(await readFile(file))).toEqual(CLASSIFIER[path as keyof typeof CLASSIFIER]);
  });

  it("gives what was deflated, and leaves out what systems put there", async () => {
    const text = "weights ".repeat(1_000);
    const data = deflateRawSync(text);
    const files = await open(
      zip([
        { path: "a.txt", data, method: 8, unpacked: text.length },
        { path: "__MACOSX/._a.txt", data: "x" },
        { path: ".DS_Store", data: "x" },
      ]),
      "zip",
    );
    expect(files.map(({ path }) => path)).toEqual(["a.txt"]);
    expect(await readFile(files[0]!.file, "utf8")).toBe(text);
  });

  it("stops when it is told to", async () => {
    await expect(open(zipOf(CLASSIFIER), "zip", AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });

  it("gives files or refuses whatever is done to an archive, and never writes out of its folder", async () => {
    const random = randomFrom(SEED);
    const corpus = [zipOf(CLASSIFIER), tarOf(CLASSIFIER)] as const;
    let refused = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [kind, bytes] = round % 2 === 0 ? (["zip", corpus[0]] as const) : (["tar", corpus[1]] as const);
      await open(mutate(bytes, random), kind).catch((error: unknown) => {
        if (!(error instanceof FormatFault)) throw new Error(`round ${round}: something else`, { cause: error });
        refused += 1;
      });
    }
    expect(refused).toBeGreaterThan(ROUNDS / 10);
    expect(await readdir(folder)).toEqual(["out"]);
    expect((await readdir(join(folder, "out"))).every((name) => /^\d+$/.test(name))).toBe(true);
  });
});
