import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { digestOf } from "./digest.ts";
import { StartFault } from "./fault.ts";
import { takeLock } from "./lock.ts";
import { runStep } from "./step.ts";

/** What the built interface depends on. */
const SOURCES = [
  "{app,lib,public}/**/*",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "prisma/{schema.prisma,models/*}",
];

export type BuildOptions = { repository: string; env: NodeJS.ProcessEnv; signal: AbortSignal; log: string };

/** Builds the interface unless it was built from the same files. `onBuild` is called when there is work to do. */
export async function ensureBuilt(options: BuildOptions, onBuild: () => void): Promise<void> {
  const { repository, signal } = options;
  const stamp = join(repository, ".next/copydesk-build");
  const wanted = digestOf(repository, SOURCES);
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isBuilt()) return;
  onBuild();
  const lock = await lockBuild(repository, signal);
  try {
    if (signal.aborted || isBuilt()) return;
    await build(options);
    writeFileSync(stamp, wanted);
  } finally {
    lock?.release();
  }
}

async function build({ repository, env, signal, log }: BuildOptions): Promise<void> {
  rmSync(log, { force: true });
  rmSync(join(repository, ".next/copydesk-build"), { force: true });
  const next = join(repository, "node_modules/next/dist/bin/next");
  const code = await runStep({ command: [next, "build"], env: { ...env, NODE_ENV: "production" }, signal, log });
  if (code === 0 || signal.aborted) return;
  const words = readFileSync(log, "utf8").trim().split("\n").slice(-30).join("\n");
  throw new StartFault(`The interface could not be built:\n${words}\nAll of it is in ${log}.`);
}

/** Two desks on one clone build one after the other. */
async function lockBuild(repository: string, signal: AbortSignal) {
  for (;;) {
    const lock = takeLock(join(repository, "node_modules/.copydesk-build"));
    if (lock || signal.aborted) return lock;
    await pause(500);
  }
}
