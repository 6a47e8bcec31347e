import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { repository, QUIET } from "../boot/runtime.mjs";

export type StepOptions = {
  /** What Node 24 runs: a file and its options. */
  command: string[];
  env: NodeJS.ProcessEnv;
  /** Ends the step and all that it started. */
  signal: AbortSignal;
  /** File for everything that it says; without it, it speaks here. */
  log?: string;
  /** Hears standard output instead of the terminal. */
  onOutput?: (words: string) => void;
};

/** Runs a command of the start to its end; gives its exit code. It ends with us, however we end. */
export async function runStep({ command, env, signal, log, onOutput }: StepOptions): Promise<number> {
  if (signal.aborted) return 1;
  const output = log ? openSync(log, "a", 0o600) : "inherit";
  const child = spawn(process.execPath, [...QUIET, "--import", join(import.meta.dirname, "lifeline.mjs"), ...command], {
    cwd: repository,
    detached: true,
    stdio: ["pipe", onOutput ? "pipe" : output, output],
    env: { ...env, COPYDESK_LIFELINE_OF: String(process.pid), COPYDESK_STOP_SECONDS: "2" },
  });
  child.stdin?.on("error", () => undefined);
  child.stdout?.setEncoding("utf8").on("data", (words: string) => onOutput?.(words));
  const end = () => child.stdin?.end();
  signal.addEventListener("abort", end, { once: true });
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  signal.removeEventListener("abort", end);
  if (typeof output === "number") closeSync(output);
  return code;
}
