import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach } from "vitest";
import type { Database } from "#lib/db/client";
import type { ModelTask } from "#lib/models/schema";

const ROOT = join(import.meta.dirname, "../..");

export type WorkerProcess = { pid: number; kill: (signal: NodeJS.Signals) => void; ended: Promise<number | null> };

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
    start(settings: Record<string, string> = {}): WorkerProcess {
      const child = spawn(process.execPath, ["workers/main.ts"], {
        cwd: ROOT,
        stdio: ["ignore", "inherit", "inherit"],
        env: {
          NODE_ENV: "production",
          PATH: process.env.PATH,
          NODE_OPTIONS: process.env.NODE_OPTIONS,
          DATABASE_URL: url(),
          COPYDESK_DATA_DIR: dataFolder,
          COPYDESK_SECRET: "x".repeat(32),
          LOG_LEVEL: "error",
          ...settings,
        },
      });
      running.add(child);
      const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
      return { pid: child.pid ?? 0, kill: (signal) => void child.kill(signal), ended };
    },
  };
}

/** A version of the scripted engine that serves a task; `settings` order its delays and faults. */
export async function givenScriptedVersion(
  db: Database,
  task: ModelTask,
  settings: Record<string, string | number | string[]> = {},
  pair: string | null = null,
): Promise<string> {
  const model = await db.registeredModel.create({
    data: { name: `scripted-${crypto.randomUUID()}` },
    select: { id: true },
  });
  const version = await db.modelVersion.create({
    data: {
      modelId: model.id,
      number: 1,
      status: "ready",
      tasks: [task],
      engine: "scripted",
      format: "none",
      files: [],
      digest: "0".repeat(64),
      licence: "Apache-2.0",
      languages: ["en"],
      pair,
      memoryBytes: 100_000_000n,
      settings,
      origin: { source: "built-in", reference: "scripted", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  await db.deployment.create({ data: { task, pair, championId: version.id } });
  return version.id;
}

/** Polls a condition on the database until it holds. */
export async function eventually<T>(find: () => Promise<T | null | undefined | false>, limitMs = 30_000): Promise<T> {
  const start = performance.now();
  for (;;) {
    const found = await find();
    if (found) return found;
    if (performance.now() - start > limitMs) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
