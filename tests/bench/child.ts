import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "./bench-desk.ts";

export type BenchChild = {
  pid: number;
  /** Sends, and gives the next answer. */
  ask<Answer>(message: unknown): Promise<Answer>;
  tell(message: unknown): void;
  stop(): Promise<void>;
};

/** A file of the bench as a process of its own, once it has said that it is ready. `priority`: as of os.setPriority. */
export async function startChild(
  file: string,
  env: Record<string, string> = {},
  priority = constants.priority.PRIORITY_NORMAL,
): Promise<BenchChild> {
  const child = fork(join(REPOSITORY, "tests/bench", file), [], {
    cwd: REPOSITORY,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", LOG_LEVEL: "error", ...env },
    serialization: "advanced",
  });
  // At once: a priority belongs to a thread, and those that calculate take it from the first one when they start.
  if (child.pid) setPriority(child.pid, priority);
  await nextMessage(child, file);
  return {
    pid: child.pid ?? 0,
    tell: (message) => void child.send(message as object),
    async ask<Answer>(message: unknown) {
      const answer = nextMessage(child, file);
      child.send(message as object);
      return (await answer) as Answer;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function nextMessage(child: ChildProcess, file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${file} ended with ${code} before it answered`));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}
