/**
 * Runs PostgreSQL and ends it when whoever started this is gone: standard input is the lifeline. Lines on it,
 * `watch <pid>`, name processes that use the database; after the lifeline's end PostgreSQL waits for them.
 */
import { spawn } from "node:child_process";
import { openSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "./account.ts";

export type GuardOrder = {
  /** Folder that goes when PostgreSQL has ended. */
  remove?: string;
  command: string;
  options: string[];
  cwd: string;
  log: string;
  account: Account | null;
};

/** A worker may drain that long before the database goes away under it. */
const WAIT_FOR_USERS = 40_000;
const FAST_STOP = 20_000;
const IMMEDIATE_STOP = 5_000;

const order = JSON.parse(process.argv[2] ?? "") as GuardOrder;
const log = openSync(order.log, "a", 0o600);
const server = spawn(order.command, order.options, {
  cwd: order.cwd,
  detached: true,
  stdio: ["ignore", log, log],
  ...(order.account && { uid: order.account.uid, gid: order.account.gid }),
  env: { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV },
});
const ended = new Promise<number>((resolve) => {
  server.on("error", () => resolve(127));
  server.on("exit", (code) => resolve(code ?? 1));
});
void ended.then((code) => {
  if (order.remove) rmSync(order.remove, { recursive: true, force: true });
  process.exit(code);
});

const users = new Set<number>();
const lifeline = createInterface({ input: process.stdin });
lifeline.on("line", (line) => {
  const [word, pid] = line.split(" ");
  if (word === "watch") users.add(Number(pid));
});
lifeline.on("close", () => void stop());
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const deadline = Date.now() + WAIT_FOR_USERS;
  while ([...users].some(isAlive) && Date.now() < deadline) await pause(50);
  server.kill("SIGINT");
  await Promise.race([ended, pause(FAST_STOP)]);
  server.kill("SIGQUIT");
  await Promise.race([ended, pause(IMMEDIATE_STOP)]);
  server.kill("SIGKILL");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
