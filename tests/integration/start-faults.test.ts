import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spawnStart } from "#tests/support/start-process";

describe("a start that cannot be", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "copydesk-start-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("names the port that is taken, and makes no database", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const start = spawnStart({ COPYDESK_DATA_DIR: folder, PORT: String(port) });
    expect(await start.ended).toBe(3);
    expect(start.output()).toContain(`Port ${port} is taken by another program. Set PORT to a free one`);
    expect(existsSync(join(folder, "postgres"))).toBe(false);
    expect(existsSync(join(folder, "lock"))).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });

  it("says of each wrong setting what it has to be", async () => {
    const start = spawnStart({ COPYDESK_DATA_DIR: folder, PORT: "many", COPYDESK_ADMIN_EMAIL: "ada" });
    expect(await start.ended).toBe(1);
    expect(start.output().trim().split("\n")).toEqual([
      'PORT is "many", but has to be a whole number from 1 to 65535.',
      'COPYDESK_ADMIN_EMAIL is "ada", but has to be an email address.',
    ]);
  });

  it("says that the data folder cannot be made", async () => {
    const start = spawnStart({ COPYDESK_DATA_DIR: "/dev/null/desk", PORT: "4999" });
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain("The data folder /dev/null/desk cannot be made");
  });
});
