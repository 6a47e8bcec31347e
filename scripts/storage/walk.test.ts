import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { sha256, text } from "#tests/support/store-contract";
import { checkStore, copyStore } from "./walk.ts";

const { signal } = new AbortController();

describe("moving between stores", () => {
  let folder: string;
  let from: Store;
  let to: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "walk-"));
    from = openStore(join(folder, "from"), "models");
    to = openStore(join(folder, "to"), "models");
    for (const value of ["one", "two", "three"]) await from.put([text(value)], { maxBytes: 9 });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("copies what is missing, and nothing twice", async () => {
    await to.put([text("two")], { maxBytes: 9 });
    expect(await copyStore(from, to, { signal })).toEqual({ done: 2, there: 1, bad: [] });
    expect(await copyStore(from, to, { signal })).toEqual({ done: 0, there: 3, bad: [] });
    expect(await checkStore(to, { signal })).toEqual({ done: 3, there: 0, bad: [] });
  });

  it("names what is damaged, does not copy it, and goes on with the rest", async () => {
    const file = await from.localPath(sha256("two"));
    await chmod(file, 0o644);
    await writeFile(file, "owt");
    const walked = await copyStore(from, to, { signal });
    expect(walked).toMatchObject({ done: 2, bad: [{ digest: sha256("two") }] });
    expect(await to.find(sha256("two"))).toBeNull();
    expect((await checkStore(from, { signal })).bad).toHaveLength(1);
  });

  it("goes on after it was stopped", async () => {
    const stopping = new AbortController();
    const stopped = copyStore(from, to, {
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error("stop")),
    });
    await expect(stopped).rejects.toThrow("stop");
    const { done, there } = await copyStore(from, to, { signal });
    expect([done + there, await checkStore(to, { signal })]).toEqual([3, { done: 3, there: 0, bad: [] }]);
  });
});
