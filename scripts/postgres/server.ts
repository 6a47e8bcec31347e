import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { isFree, freePort } from "../start/port.ts";
import { USER } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { program } from "./find.ts";
import type { GuardOrder } from "./guard.ts";

export type Server = {
  /** Address of one of its databases. */
  url(database: string): string;
  /** Names a process that uses the database: PostgreSQL outlives it when everything ends at once. */
  watch(pid: number): void;
  /** With the exit code of PostgreSQL, whoever ended it. */
  ended: Promise<number>;
  stop(): Promise<void>;
};

/** Settings are `name=value`; `remove` is a folder that goes when the server has ended. */
type ServerOptions = { settings?: string[]; remove?: string };

const START_TIMEOUT = 60_000;
const PORT_TRIES = 3;

/** For tests: nothing has to outlive a power cut. */
export const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/** Starts PostgreSQL on the port of last time or another free one, and waits until it answers. */
export async function startServer(cluster: Cluster, options: ServerOptions = {}): Promise<Server> {
  await endLeftOver(cluster);
  for (let left = PORT_TRIES; ; left -= 1) {
    const port = await rememberedPort(cluster);
    const guard = spawnGuard(cluster, port, options);
    const ended = new Promise<number>((resolve) => guard.once("exit", (code) => resolve(code ?? 1)));
    if (await answers(cluster, guard)) return serverOf(cluster, guard, port, ended);
    guard.stdin?.end();
    await ended;
    if (left === 1) throw new Error(`PostgreSQL did not start. Its last words:\n${lastWords(cluster)}`);
  }
}

/** Makes the database unless it is there. */
export async function ensureDatabase(server: Server, name: string): Promise<void> {
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function serverOf(cluster: Cluster, guard: ChildProcess, port: number, ended: Promise<number>): Server {
  return {
    url: (database) => `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}/${database}`,
    watch: (pid) => void guard.stdin?.write(`watch ${pid}\n`),
    ended,
    async stop() {
      guard.stdin?.end();
      await ended;
    },
  };
}

function spawnGuard(cluster: Cluster, port: number, { settings = [], remove }: ServerOptions): ChildProcess {
  const always = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "max_connections=150"];
  const order: GuardOrder = {
    command: program(cluster.postgres, "postgres"),
    options: ["-D", cluster.data, ...[...always, ...settings].flatMap((setting) => ["-c", setting])],
    cwd: cluster.data,
    log: logFile(cluster),
    account: cluster.account,
    remove,
  };
  const guard = spawn(process.execPath, [join(import.meta.dirname, "guard.ts"), JSON.stringify(order)], {
    detached: true,
    stdio: ["pipe", "ignore", "inherit"],
  });
  // The guard may be gone before it hears the last word.
  guard.stdin?.on("error", () => undefined);
  return guard;
}

async function answers(cluster: Cluster, guard: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline && guard.exitCode === null) {
    if (status(cluster)?.ready) return true;
    await pause(20);
  }
  return false;
}

/** What the running server says of itself: pid in line 1, status in line 8 (PostgreSQL's miscadmin.h). */
function status(cluster: Cluster): { pid: number; ready: boolean } | null {
  const file = join(cluster.data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
}

/** Ends a server that lost its guard. Only for who holds the data folder's lock. */
export async function endLeftOver(cluster: Cluster): Promise<void> {
  const left = status(cluster);
  if (!left || !signal(left.pid, 0) || !runsOn(left.pid, cluster.data)) return;
  signal(left.pid, "SIGINT");
  for (let tries = 0; tries < 200 && signal(left.pid, 0); tries += 1) await pause(50);
}

/** A pid may belong to another program by now. */
function runsOn(pid: number, data: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self") || (existsSync(file) && readFileSync(file, "utf8").includes(data));
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function rememberedPort(cluster: Cluster): Promise<number> {
  const file = join(cluster.folder, "port");
  const last = existsSync(file) ? Number(await readFile(file, "utf8")) : 0;
  if (last > 0 && (await isFree(last, "127.0.0.1"))) return last;
  const port = await freePort();
  await writeFile(file, String(port));
  return port;
}

function logFile(cluster: Cluster): string {
  return join(cluster.folder, "postgres.log");
}

function lastWords(cluster: Cluster): string {
  return existsSync(logFile(cluster))
    ? readFileSync(logFile(cluster), "utf8").trim().split("\n").slice(-8).join("\n")
    : "";
}
