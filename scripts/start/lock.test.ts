import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "./lock.ts";

describe("takeLock", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "copydesk-lock-"));
    file = join(folder, "lock");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is taken by one, and free again after its release", () => {
    const first = takeLock(file);
    expect(first).toMatchObject({ stale: false });
    expect(takeLock(file)).toBeNull();
    first?.release();
    expect(takeLock(file)).toMatchObject({ stale: false });
  });

  it("is taken over from a process that is gone, and says so", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    writeFileSync(file, String(child.pid));
    expect(takeLock(file)).toMatchObject({ stale: true });
    expect(readFileSync(file, "utf8")).toBe(String(process.pid));
  });

  it("is taken over when the pid belongs to another program by now", async () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    await once(other, "spawn");
    writeFileSync(file, String(other.pid));
    expect(takeLock(file)).toMatchObject({ stale: true });
    other.kill("SIGKILL");
  });
});
