/** What every store promises, as tests that run over each of them. */
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#lib/storage/store";

/** `folder` is for files of the test; `damage` overwrites what the store keeps under the digest. */
export type GivenStore = {
  store: Store;
  folder: string;
  damage: (digest: string, bytes: Uint8Array) => Promise<void>;
  close: () => Promise<void>;
};

export const text = (value: string) => new TextEncoder().encode(value);
export const sha256 = (value: string | Uint8Array) => createHash("sha256").update(value).digest("hex");

export async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export function describeStore(name: string, open: () => Promise<GivenStore>): void {
  describe(name, () => {
    let given: GivenStore;
    let store: Store;

    beforeEach(async () => {
      given = await open();
      store = given.store;
    });
    afterEach(() => given.close());

    const leftovers = async () => readdir(store.scratch).catch(() => []);

    it("names what it keeps by its SHA-256, and gives it back", async () => {
      const stored = await store.put([text("bees "), text("fly")], { maxBytes: 100 });
      expect(stored).toEqual({ digest: sha256("bees fly"), bytes: 8 });
      expect(new TextDecoder().decode(await store.read(stored.digest))).toBe("bees fly");
      expect(await store.find(stored.digest)).toBe(8);
      expect(await leftovers()).toEqual([]);
    });

    it("keeps one copy of what is put several times at once", async () => {
      const puts = Array.from({ length: 8 }, () => store.put([text("same")], { maxBytes: 100 }));
      expect(new Set((await Promise.all(puts)).map(({ digest }) => digest)).size).toBe(1);
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
      const file = join(given.folder, "given");
      await writeFile(file, "given");
      const wrong = store.adopt(file, { maxBytes: 9, expected: { digest: sha256("x") } });
      await expect(wrong).rejects.toMatchObject({ code: "wrong-digest" });
      expect(await readFile(file, "utf8")).toBe("given");
      await store.adopt(file, { maxBytes: 9, expected: { digest: sha256("given"), bytes: 5 } });
      await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
      expect(await store.find(sha256("given"))).toBe(5);
    });

    it("sees damage, does not bring it, and replaces a damaged file of another size", async () => {
      const { digest } = await store.put([text("whole")], { maxBytes: 100 });
      await given.damage(digest, text("whale"));
      expect(await store.verify(digest)).toBe(false);
      await expect(store.bring(digest, { bytes: 5, check: true })).rejects.toMatchObject({ code: "wrong-digest" });
      await given.damage(digest, text("who"));
      await store.put([text("whole")], { maxBytes: 100 });
      expect(await store.verify(digest)).toBe(true);
    });

    it("says so when it has no such bytes, and refuses what is no digest", async () => {
      const nothing = sha256("nothing");
      await expect(store.read(nothing)).rejects.toMatchObject({ code: "not-found" });
      await expect(store.stream(nothing)).rejects.toMatchObject({ code: "not-found" });
      await expect(store.bring(nothing, { bytes: 1 })).rejects.toMatchObject({ code: "not-found" });
      expect(await store.verify(nothing)).toBe(false);
      await expect(async () => store.find("../../etc/passwd")).rejects.toThrow(TypeError);
    });

    it("streams all or a range, and removes", async () => {
      const { digest } = await store.put([text("streaming")], { maxBytes: 100 });
      expect(await readAll(await store.stream(digest))).toBe("streaming");
      expect(await readAll(await store.stream(digest, { first: 6 }))).toBe("ing");
      expect(await readAll(await store.stream(digest, { first: 1, last: 3 }))).toBe("tre");
      await store.remove(digest);
      await store.remove(digest);
      expect(await store.find(digest)).toBeNull();
    });

    it("brings a file of this machine, read-only, to the path that it named before", async () => {
      const { digest, bytes } = await store.put([text("weights")], { maxBytes: 100 });
      const seen: number[] = [];
      const path = await store.bring(digest, { bytes, check: true, onBytes: (count) => seen.push(count) });
      expect(path).toBe(await store.localPath(digest));
      expect(await readFile(path, "utf8")).toBe("weights");
      expect(seen.at(-1)).toBe(bytes);
    });

    it("lists page by page, each once, in order", async () => {
      const texts = Array.from({ length: 23 }, (_, index) => `text ${index}`);
      for (const value of texts) await store.put([text(value)], { maxBytes: 100 });
      const listed: { digest: string; bytes: number }[] = [];
      for (;;) {
        const page = await store.list({ after: listed.at(-1)?.digest ?? null, limit: 5 });
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(5);
        listed.push(...page);
      }
      expect(listed.map(({ digest }) => digest)).toEqual(texts.map(sha256).sort());
      expect(listed.map(({ bytes }) => bytes).every((bytes) => bytes === 6 || bytes === 7)).toBe(true);
    });
  });
}
