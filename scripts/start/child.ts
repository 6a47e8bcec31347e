import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { LogFile } from "./log-file.ts";
import { createPrettyLog } from "./pretty-log.ts";

export type ChildOptions = {
  name: string;
  /** What Node 24 runs: its options, a file, and the file's own. */
  command: string[];
  env: NodeJS.ProcessEnv;
  /** Folder for `<name>.log`. */
  logs: string;
  /** Also show what it says here. */
  show: boolean;
  /** From SIGTERM to SIGKILL. */
  stopSeconds: number;
  onStart: (pid: number) => void;
  /** After each end that nobody asked for, before it is started again. */
  onCrash: (how: string, pauseMs: number) => void;
};

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** A child that ran this long is well again. */
const STEADY = 60_000;

/** A process that is started again when it ends, later each time, until `stop`. */
export class Child {
  readonly #options: ChildOptions;
  readonly #log: LogFile;
  readonly #show: (chunk: Buffer) => void;
  #process: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;
  #pause = FIRST_PAUSE;

  constructor(options: ChildOptions) {
    this.#options = options;
    this.#log = new LogFile(join(options.logs, `${options.name}.log`));
    const out = process.stdout;
    this.#show = out.isTTY ? createPrettyLog(options.name, (text) => out.write(text)) : (chunk) => out.write(chunk);
    this.#start();
  }

  get running(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  /** SIGTERM, and after the grace time, or when `hurry` fires, SIGKILL to all of its group. */
  async stop(hurry: AbortSignal): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (child?.pid && this.running) {
      child.kill("SIGTERM");
      const limit = pause(this.#options.stopSeconds * 1_000, undefined, { signal: hurry, ref: false });
      await Promise.race([this.#ended, limit.catch(() => undefined)]);
      endGroup(child.pid);
      await this.#ended;
    }
    this.#log.close();
  }

  #start(): void {
    const { command, env, stopSeconds } = this.#options;
    const started = Date.now();
    const child = spawn(process.execPath, ["--import", join(import.meta.dirname, "lifeline.mjs"), ...command], {
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...env, COPYDESK_LIFELINE_OF: String(process.pid), COPYDESK_STOP_SECONDS: String(stopSeconds) },
    });
    child.stdin.on("error", () => undefined);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => this.#hear(chunk));
    this.#process = child;
    if (child.pid) this.#options.onStart(child.pid);
    this.#ended = new Promise((resolve) => child.once("exit", () => resolve()));
    void this.#ended.then(() => this.#startAgain(child, Date.now() - started));
  }

  async #startAgain(child: ChildProcess, lived: number): Promise<void> {
    if (this.#stopping) return;
    // Engine processes of a worker that was killed have nobody left to end them.
    if (child.pid) endGroup(child.pid);
    this.#pause = lived > STEADY ? FIRST_PAUSE : this.#pause;
    this.#options.onCrash(child.signalCode ?? `code ${child.exitCode}`, this.#pause);
    await pause(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    if (!this.#stopping) this.#start();
  }

  #hear(chunk: Buffer): void {
    this.#log.write(chunk);
    if (this.#options.show) this.#show(chunk);
  }
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
