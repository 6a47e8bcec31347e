import { mkdtemp, readFile, readdir, rm, utimes, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "#tests/support/store-contract";
import { createLocalCache } from "./local-cache.ts";

const LONG_AGO = new Date(Date.now() - 3_600_000);

describe("the cache of a store elsewhere", () => {
  let folder: string;
  let opened: number[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cache-"));
    opened = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A store elsewhere that has this; each open is noted. */
  const has = (value: string) => (first: number) => {
    opened.push(first);
    return Promise.resolve(Readable.from([Buffer.from(value).subarray(first)]));
  };
  const bytesOf = (value: string) => ({ bytes: Buffer.byteLength(value) });
  const names = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name));
  const age = (path: string, at = LONG_AGO) => utimes(path, at, at);

  it("brings what is asked for once, however many ask", async () => {
    const caches = Array.from({ length: 5 }, () => createLocalCache(folder, 1_000));
    const paths = await Promise.all(
      caches.map((cache) => cache.bring(sha256("model"), bytesOf("model"), has("model"))),
    );
    expect(new Set(paths).size).toBe(1);
    expect(await readFile(paths[0] ?? "", "utf8")).toBe("model");
    expect(opened).toEqual([0]);
    expect(await names()).toHaveLength(1);
  });

  it("goes on where an earlier try broke off", async () => {
    const cache = createLocalCache(folder, 1_000);
    const part = `${cache.pathOf(sha256("a long model"))}.part`;
    await mkdir(dirname(part), { recursive: true });
    await writeFile(part, "a lon");
    const path = await cache.bring(sha256("a long model"), bytesOf("a long model"), has("a long model"));
    expect(opened).toEqual([5]);
    expect(await readFile(path, "utf8")).toBe("a long model");
  });

  it("keeps what has come when the way breaks off, and nothing of what comes out wrong", async () => {
    const cache = createLocalCache(folder, 1_000);
    const broken = () =>
      Promise.resolve(
        Readable.from(
          (function* () {
            yield Buffer.from("mod");
            throw new Error("cut");
          })(),
        ),
      );
    await expect(cache.bring(sha256("model"), bytesOf("model"), broken)).rejects.toThrow("cut");
    await cache.bring(sha256("model"), bytesOf("model"), has("model"));
    expect(opened).toEqual([3]);
    const wrong = cache.bring(sha256("other"), bytesOf("wrong"), has("wrong"));
    await expect(wrong).rejects.toMatchObject({ code: "wrong-digest" });
    expect(await names()).toHaveLength(1);
  });

  it("makes room by removing what was used longest ago", async () => {
    const cache = createLocalCache(folder, 12);
    const old = await cache.bring(sha256("oldest"), bytesOf("oldest"), has("oldest"));
    const used = await cache.bring(sha256("used"), bytesOf("used"), has("used"));
    await age(old);
    await age(used, new Date(LONG_AGO.getTime() - 60_000));
    // Its use is noted: it is no longer the older of the two.
    await cache.bring(sha256("used"), bytesOf("used"), has("used"));
    await cache.bring(sha256("newest"), bytesOf("newest"), has("newest"));
    expect((await names()).map((name) => name.slice(-64)).sort()).toEqual([sha256("used"), sha256("newest")].sort());
  });

  it("removes nothing that was used a moment ago, and says what to do", async () => {
    const cache = createLocalCache(folder, 8);
    await cache.bring(sha256("inuse"), bytesOf("inuse"), has("inuse"));
    const more = cache.bring(sha256("more!"), bytesOf("more!"), has("more!"));
    await expect(more).rejects.toThrow("Raise COPYDESK_CACHE_BYTES");
    const huge = cache.bring(sha256("far too large"), bytesOf("far too large"), has("far too large"));
    await expect(huge).rejects.toMatchObject({ code: "too-large" });
    expect(await names()).toHaveLength(1);
  });

  it("brings again what was damaged here, when it is asked to look", async () => {
    const cache = createLocalCache(folder, 1_000);
    const path = await cache.bring(sha256("model"), bytesOf("model"), has("model"));
    await rm(path);
    await writeFile(path, "moral");
    expect(await readFile(await cache.bring(sha256("model"), bytesOf("model"), has("model")), "utf8")).toBe("moral");
    await cache.bring(sha256("model"), { ...bytesOf("model"), check: true }, has("model"));
    expect(await readFile(path, "utf8")).toBe("model");
  });

  it("takes over the lock of a process that is gone", async () => {
    const cache = createLocalCache(folder, 1_000);
    const lock = `${cache.pathOf(sha256("model"))}.lock`;
    await mkdir(dirname(lock), { recursive: true });
    await writeFile(lock, "");
    await age(lock);
    await cache.bring(sha256("model"), bytesOf("model"), has("model"));
    expect(opened).toEqual([0]);
  });
});
