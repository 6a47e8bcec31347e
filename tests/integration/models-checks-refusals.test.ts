import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { badModels } from "#tests/support/bad-models/all";
import { checkFiles } from "#tests/support/check-files";
import { testDb } from "#tests/support/test-db";

describe("what the registry refuses", () => {
  const db = testDb();
  let folder: string;
  let store: Store;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "refusals-"));
    store = openStore(folder, "models");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("has more than twenty-five classes and more than a hundred files", () => {
    expect(new Set(badModels.map((bad) => bad.class)).size).toBeGreaterThan(25);
    expect(badModels.length).toBeGreaterThan(100);
  });

  it.each(badModels.map((bad) => [bad.class, bad.what, bad] as const))("%s: %s", async (_class, _what, bad) => {
    const { outcome, findings } = await checkFiles(db, store, bad.files, {
      ...(bad.order && { order: bad.order }),
      base: bad.base,
      start: () => Promise.reject(new Error("a bad file was to be loaded")),
    });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: bad.code, message: expect.stringMatching(/^.{10,}\.$/s), help: expect.stringMatching(/\.$/) },
    });
    const error = outcome.ok ? null : outcome.error;
    expect(findings.at(-1)).toMatchObject({ severity: "refused", code: error?.code, message: error?.message });
    expect(error?.message).not.toContain(folder);
    expect(await readdir(store.scratch)).toEqual([]);
  });
});
