import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeStore, sha256, text } from "#tests/support/store-contract";
import { asStorageError } from "./storage-error.ts";
import { openStore } from "./store.ts";

const makeFolder = () => mkdtemp(join(tmpdir(), "store-"));

describeStore("the store in a folder", async () => {
  const folder = await makeFolder();
  const store = openStore(folder, "models");
  return {
    store,
    folder,
    async damage(digest, bytes) {
      const path = await store.localPath(digest);
      await chmod(path, 0o644);
      await writeFile(path, bytes);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

describe("a folder of the store", () => {
  let folder: string;
  beforeEach(async () => void (folder = await makeFolder()));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("lies by the first two digits", async () => {
    const store = openStore(folder, "models");
    const { digest } = await store.put([text("bees fly")], { maxBytes: 100 });
    const path = join(folder, "models", "blobs", "sha256", digest.slice(0, 2), digest);
    expect(await store.localPath(digest)).toBe(path);
    expect(await readFile(path, "utf8")).toBe("bees fly");
    expect(digest).toBe(sha256("bees fly"));
  });

  it("puts a full disk into words and leaves other errors as they are", () => {
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    expect(asStorageError(full)).toMatchObject({ code: "disk-full", cause: full });
    const other = new Error("other");
    expect(asStorageError(other)).toBe(other);
  });
});
