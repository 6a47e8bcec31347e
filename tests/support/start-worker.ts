/** Real workers as processes of their own, for tests and for the bench. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../..");

export type WorkerProcess = { pid: number; kill: (signal: NodeJS.Signals) => void; ended: Promise<number | null> };

export type WorkerPlace = { databaseUrl: string; dataFolder: string };

/** `onLine` hears its log, which is shown unless it is given. */
export function startWorker(
  place: WorkerPlace,
  settings: Record<string, string> = {},
  onLine?: (line: string) => void,
): WorkerProcess & { child: ChildProcess } {
  const child = spawn(process.execPath, ["workers/main.ts"], {
    cwd: ROOT,
    stdio: ["ignore", onLine ? "pipe" : "inherit", "inherit"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      DATABASE_URL: place.databaseUrl,
      COPYDESK_DATA_DIR: place.dataFolder,
      COPYDESK_SECRET: "x".repeat(32),
      LOG_LEVEL: "error",
      ...settings,
    },
  });
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on("line", onLine);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { pid: child.pid ?? 0, kill: (signal) => void child.kill(signal), ended, child };
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
