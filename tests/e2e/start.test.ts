import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../scripts/start/port.ts";
import { family, spawnStart, survivors, untilSaid } from "#tests/support/start-process";
import type { StartProcess } from "#tests/support/start-process";
import { untilHealthy } from "#tests/support/until-healthy";

const READY = "Ctrl-C stops everything.";

describe("npm start", () => {
  let folder: string;
  let environment: Record<string, string>;
  const started: StartProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "copydesk-start-"));
    // As root PostgreSQL runs as another account, which has to get in.
    chmodSync(folder, 0o755);
    environment = { COPYDESK_DATA_DIR: folder, PORT: String(await freePort()) };
  });
  afterEach(async () => {
    for (const start of started.splice(0)) {
      start.child.kill("SIGTERM");
      await start.ended;
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function begin(): Promise<{ start: StartProcess; pids: number[] }> {
    const start = spawnStart(environment);
    started.push(start);
    await untilSaid(start, READY);
    await untilHealthy(`http://localhost:${environment.PORT}`, join(folder, "logs"));
    return { start, pids: family(start.child.pid ?? 0).map(({ pid }) => pid) };
  }

  it("greets who has no account yet with a link, and ends everything on SIGTERM", async () => {
    const { start, pids } = await begin();
    expect(start.output()).toMatch(/This link makes the first admin[^]*http:\/\/localhost:\d+\/\w+/);
    // The top process, the supervisor, PostgreSQL's guard, PostgreSQL with its own processes, web, worker.
    expect(pids.length).toBeGreaterThanOrEqual(6);
    start.child.kill("SIGTERM");
    expect(await start.ended).toBe(0);
    expect(await survivors(pids, 0)).toEqual([]);
  });

  it("refuses the data folder of a desk that runs, and leaves that one alone", async () => {
    await begin();
    const second = spawnStart({ ...environment, PORT: String(await freePort()) });
    expect(await second.ended).toBe(4);
    expect(second.output()).toContain(`Copydesk already runs on the data in ${folder}`);
    await untilHealthy(`http://localhost:${environment.PORT}`, join(folder, "logs"));
  });

  it("leaves nothing when the top process is killed with -9", async () => {
    const { start, pids } = await begin();
    start.child.kill("SIGKILL");
    expect(await survivors(pids, 30_000)).toEqual([]);
  });

  it("leaves nothing when the supervisor is killed with -9, and starts again at once", async () => {
    const { start, pids } = await begin();
    process.kill(Number(readFileSync(join(folder, "lock"), "utf8")), "SIGKILL");
    await start.ended;
    await begin();
    expect(await survivors(pids, 30_000)).toEqual([]);
  });

  it("starts what was killed again: web, worker and PostgreSQL's guard", async () => {
    const { start, pids } = await begin();
    for (const command of ["next-server", "workers/main.ts", "guard.ts"]) {
      const victim = family(start.child.pid ?? 0).find((member) => member.command.includes(command));
      expect(victim, command).toBeDefined();
      process.kill(victim?.pid ?? 0, "SIGKILL");
      await survivors([victim?.pid ?? 0], 5_000);
      await untilHealthy(`http://localhost:${environment.PORT}`, join(folder, "logs"));
    }
    // PostgreSQL itself outlived its guard: it too ends with the desk.
    const last = family(start.child.pid ?? 0).map(({ pid }) => pid);
    start.child.kill("SIGTERM");
    await start.ended;
    expect(await survivors([...pids, ...last], 0)).toEqual([]);
  });
});
