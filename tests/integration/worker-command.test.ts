import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";

const { db, url } = testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "copydesk-command-"));
const started: number[] = [];
afterAll(() => {
  for (const pid of started) if (isThere(-pid)) process.kill(-pid, "SIGKILL");
  rmSync(dataFolder, { recursive: true, force: true });
});

describe("npm run worker", { timeout: 120_000 }, () => {
  it("ends with npm, and says so, when npm is told to end", async () => {
    const npm = spawn("npm", ["run", "-s", "worker", "--", "desk-9"], {
      cwd: join(import.meta.dirname, "../.."),
      // Nobody but npm hears of its end.
      detached: true,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        DATABASE_URL: url(),
        COPYDESK_DATA_DIR: dataFolder,
        COPYDESK_SECRET: "x".repeat(32),
        LOG_LEVEL: "error",
      },
    });
    started.push(npm.pid ?? 0);
    const worker = await eventually(() => db.worker.findFirst({ where: { name: "desk-9", state: "running" } }), 90_000);
    npm.kill("SIGTERM");
    await eventually(async () => (await db.worker.findUnique({ where: { id: worker.id } }))?.state === "ended");
    expect(await eventually(() => Promise.resolve(!isThere(worker.pid)))).toBe(true);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
