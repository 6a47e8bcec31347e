import { describe, expect, it } from "vitest";
import { digestOfManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

const file = (path: string, sha256: string) => ({ path, sha256: sha256.repeat(64), bytes: 1 });

const manifest: Manifest = {
  engine: "bergamot",
  format: "bergamot",
  tasks: ["translate"],
  pair: "en-pt",
  settings: { from: "en", to: "pt" },
  files: [file("model.bin", "a"), file("vocab.spm", "b")],
};

describe("digestOfManifest", () => {
  it("is the same whatever the order of files, tasks and settings", () => {
    const turned = { ...manifest, settings: { to: "pt", from: "en" }, files: manifest.files.toReversed() };
    expect(digestOfManifest(turned)).toBe(digestOfManifest(manifest));
  });

  it.each([
    ["a file", { files: [file("model.bin", "c"), file("vocab.spm", "b")] }],
    ["a file's name", { files: [file("model.bin", "a"), file("vocab2.spm", "b")] }],
    ["a setting", { settings: { from: "en", to: "pt", wordsPerBatch: 10 } }],
    ["the pair", { pair: "pt-en" }],
  ])("changes with %s", (_what, change) => {
    expect(digestOfManifest({ ...manifest, ...change })).not.toBe(digestOfManifest(manifest));
  });
});
