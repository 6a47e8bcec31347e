import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listLivePages } from "#lib/publishing/queries";
import { openStore } from "#lib/storage/store";
import { testDb } from "#tests/support/test-db";
import { seed } from "../../prisma/seed.ts";

describe("seed", () => {
  const db = testDb();
  const folder = mkdtempSync(join(tmpdir(), "copydesk-seed-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("makes the example project with a live page, once", async () => {
    expect(await seed(db, openStore(folder, "sources"))).toBe(true);
    expect(await seed(db, openStore(folder, "sources"))).toBe(false);
    expect(await db.project.count()).toBe(1);
    const pages = await listLivePages(db, "world-explained");
    expect(pages.map((page) => page.revision.title)).toEqual(["Why the Suez Canal still matters"]);
  });

  it("does not make it again after somebody has deleted it", async () => {
    await db.project.deleteMany();
    expect(await seed(db, openStore(folder, "sources"))).toBe(false);
  });
});
