import { mkdtempSync, rmSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach } from "vitest";
import { startWorker } from "./start-worker.ts";
import type { WorkerProcess } from "./start-worker.ts";

/** Starts real workers against a database; whatever still runs after a test is killed. */
export function workers(url: () => string) {
  const running = new Set<ChildProcess>();
  const dataFolder = mkdtempSync(join(tmpdir(), "copydesk-worker-"));

  afterEach(async () => {
    await Promise.all(
      [...running].map(async (child) => {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await ended;
      }),
    );
    running.clear();
  });
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  return {
    dataFolder,
    start(settings: Record<string, string> = {}, onLine?: (line: string) => void): WorkerProcess {
      const { child, ...worker } = startWorker({ databaseUrl: url(), dataFolder }, settings, onLine);
      running.add(child);
      return worker;
    },
  };
}
