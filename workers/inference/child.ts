/** Starting the process itself: its environment, its last words, its end. */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { EngineError } from "../engines/engine.ts";

/** All that an engine process sees of our environment: how to find libraries, temp files and devices. No secrets. */
const passedOn = [
  "PATH",
  "HOME",
  "LANG",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "CUDA_PATH",
  "CUDA_HOME",
  "CUDA_VISIBLE_DEVICES",
  "NVIDIA_VISIBLE_DEVICES",
  "HIP_VISIBLE_DEVICES",
  "ROCR_VISIBLE_DEVICES",
];

/** Heap of the process's JavaScript; weights lie outside it. */
const HEAP_MEGABYTES = 1024;
const LAST_WORDS_LENGTH = 4096;
const LAST_WORDS_WAIT_MS = 500;

export type EngineChild = {
  process: ChildProcess;
  /** The process has ended, or could not be started. */
  gone: Promise<void>;
  /** Gone, and its last words have arrived. */
  closed: Promise<void>;
  /** The end of what the process wrote to its error output: for the log, never for a person. */
  lastWords: () => string;
};

/**
 * Its temporary files lie in a folder of its own, which goes with it, however it ends.
 * Throws EngineError `load-failed` where no temporary file can be written.
 */
export function forkEngine(): EngineChild {
  const folder = makeFolder();
  const child = fork(fileURLToPath(new URL("./process.ts", import.meta.url)), [String(process.pid), folder], {
    env: { ...minimalEnvironment(), TMPDIR: folder, TEMP: folder, TMP: folder },
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-LAST_WORDS_LENGTH);
  });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => child.pid === undefined && resolve());
  });
  void gone
    .then(() => rm(folder, { recursive: true, force: true }))
    .catch(() => {
      // Its files lie in the system's temporary folder, which the system clears.
    });
  // A grandchild that a library started may hold the pipe open: no longer than this.
  const piped = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const closed = gone.then(() => Promise.race([piped, wait(LAST_WORDS_WAIT_MS, undefined, { ref: false })]));
  return { process: child, gone, closed, lastWords: () => words };
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "copydesk-engine-"));
  } catch (error) {
    const text = "The model's process could not be started: the temporary folder takes no files. Is the disk full?";
    throw new EngineError("load-failed", text, { cause: error });
  }
}

export function minimalEnvironment(): NodeJS.ProcessEnv {
  const entries = passedOn.map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)), NODE_ENV: "production" };
}
