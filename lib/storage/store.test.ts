import { createHash } from "node:crypto";
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asStorageError } from "./storage-error.ts";
import { openStore } from "./store.ts";
import type { Store } from "./store.ts";

const text = (value: string) => new TextEncoder().encode(value);
const sha256 = (value: string) => createHash("sha256").update(value).digest("hex");

describe("store", () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "store-"));
    store = openStore(folder, "models");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const leftovers = async () => readdir(store.scratch).catch(() => []);

  it("names what it keeps by its SHA-256, in a folder by the first two digits", async () => {
    const stored = await store.put([text("bees "), text("fly")], { maxBytes: 100 });
    expect(stored).toEqual({ digest: sha256("bees fly"), bytes: 8 });
    const path = await store.localPath(stored.digest);
    expect(path).toBe(join(folder, "models", "blobs", "sha256", stored.digest.slice(0, 2), stored.digest));
    expect(await readFile(path, "utf8")).toBe("bees fly");
    expect(new TextDecoder().decode(await store.read(stored.digest))).toBe("bees fly");
    expect(await store.find(stored.digest)).toBe(8);
    expect(await leftovers()).toEqual([]);
  });

  it("keeps one copy of what is put twice at the same time", async () => {
    const puts = Array.from({ length: 8 }, () => store.put([text("same")], { maxBytes: 100 }));
    const digests = new Set((await Promise.all(puts)).map(({ digest }) => digest));
    expect(digests.size).toBe(1);
    expect(await store.verify(sha256("same"))).toBe(true);
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ["too-large", { maxBytes: 3 }],
    ["wrong-digest", { maxBytes: 100, expected: { digest: sha256("other") } }],
    ["wrong-size", { maxBytes: 100, expected: { bytes: 5 } }],
  ])("refuses what is %s, and leaves nothing behind", async (code, options) => {
    await expect(store.put([text("four")], options)).rejects.toMatchObject({ code });
    expect(await store.find(sha256("four"))).toBeNull();
    expect(await leftovers()).toEqual([]);
  });

  it("leaves nothing behind when its source breaks off or the work is stopped", async () => {
    async function* broken() {
      yield text("half");
      throw new Error("cut");
    }
    await expect(store.put(broken(), { maxBytes: 100 })).rejects.toThrow("cut");
    const stopping = new AbortController();
    async function* endless() {
      for (let count = 0; ; count += 1) {
        yield text("more");
        if (count === 3) stopping.abort(new Error("stopped"));
      }
    }
    await expect(store.put(endless(), { maxBytes: 1e9, signal: stopping.signal })).rejects.toThrow("stopped");
    expect(await leftovers()).toEqual([]);
  });

  it("takes over a file that is given away, and refuses a wrong one without touching it", async () => {
    const file = join(folder, "given");
    await writeFile(file, "given");
    await expect(store.adopt(file, { maxBytes: 9, expected: { digest: sha256("x") } })).rejects.toMatchObject({
      code: "wrong-digest",
    });
    expect(await readFile(file, "utf8")).toBe("given");
    await store.adopt(file, { maxBytes: 9, expected: { digest: sha256("given"), bytes: 5 } });
    await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await store.find(sha256("given"))).toBe(5);
  });

  it("sees damage, and replaces a damaged file of another size", async () => {
    const { digest } = await store.put([text("whole")], { maxBytes: 100 });
    const path = await store.localPath(digest);
    await chmod(path, 0o644);
    await writeFile(path, "who");
    expect(await store.verify(digest)).toBe(false);
    await store.put([text("whole")], { maxBytes: 100 });
    expect(await store.verify(digest)).toBe(true);
  });

  it("says so when it has no such bytes, and refuses what is no digest", async () => {
    await expect(store.read(sha256("nothing"))).rejects.toMatchObject({ code: "not-found" });
    await expect(store.stream(sha256("nothing"))).rejects.toMatchObject({ code: "not-found" });
    expect(await store.verify(sha256("nothing"))).toBe(false);
    await expect(async () => store.find("../../etc/passwd")).rejects.toThrow(TypeError);
  });

  it("streams, and removes", async () => {
    const { digest } = await store.put([text("stream")], { maxBytes: 100 });
    const chunks: Buffer[] = [];
    for await (const chunk of (await store.stream(digest)) as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("stream");
    await store.remove(digest);
    await store.remove(digest);
    expect(await store.find(digest)).toBeNull();
  });

  it("puts a full disk into words and leaves other errors as they are", () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    expect(asStorageError(full)).toMatchObject({ code: "disk-full", cause: full });
    const other = new Error("other");
    expect(asStorageError(other)).toBe(other);
  });
});
