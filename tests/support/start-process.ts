import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const repository = join(import.meta.dirname, "../..");

export type StartProcess = {
  child: ChildProcess;
  output: () => string;
  /** Exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
};

/** `npm start` without npm, as a person with this environment would start it. */
export function spawnStart(environment: Record<string, string>): StartProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    COPYDESK_FETCH_MODELS: "false",
    ...environment,
    NODE_ENV: "production",
  };
  for (const name of ["VITEST", "VITEST_MODE", "TEST", "NODE_OPTIONS", "npm_lifecycle_event", "DATABASE_URL"])
    Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, [join(repository, "scripts/start.mjs")], {
    cwd: repository,
    env,
    stdio: "pipe",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | string>((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "unknown")),
  );
  return { child, output: () => output, ended };
}

/** Waits until it has said this; throws with what it said instead. */
export async function untilSaid(start: StartProcess, words: string, limitMs = 120_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!start.output().includes(words)) {
    if (Date.now() > deadline || start.child.exitCode !== null)
      throw new Error(`The start never said "${words}", but:\n${start.output()}`);
    await pause(50);
  }
}

/** The process and all that descend from it, with what each one runs. */
export function family(pid: number): { pid: number; command: string }[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const rows = stdout.split("\n").flatMap((line) => {
    const [, id, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(id), parent: Number(parent), command }];
  });
  const found = new Set([pid]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const row of rows) if (found.has(row.parent)) found.add(row.pid);
  }
  return rows.filter((row) => found.has(row.pid)).map(({ pid: id, command }) => ({ pid: id, command }));
}

/** Those that still live after at most `limitMs`. */
export async function survivors(pids: number[], limitMs: number): Promise<number[]> {
  const deadline = Date.now() + limitMs;
  let living = pids.filter(isAlive);
  while (living.length > 0 && Date.now() < deadline) {
    await pause(50);
    living = pids.filter(isAlive);
  }
  return living;
}

/** A zombie that nobody has asked after is dead. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
