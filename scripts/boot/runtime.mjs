/** Built-ins only, and nothing newer than Node 20: this runs before anything is installed. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onNpmEnded } from "./parent.mjs";

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Node 24, which came as a dependency: it runs TypeScript as it is. */
export const runtime = join(repository, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** Without the notes on parts of Node that we use on purpose. */
export const QUIET = ["--disable-warning=ExperimentalWarning"];

/** Programs that children call (npx, node) are those of the repository. */
export function runtimeEnvironment(extra = {}) {
  const separator = process.platform === "win32" ? ";" : ":";
  const path = [dirname(runtime), join(repository, "node_modules/.bin"), process.env.PATH ?? ""].join(separator);
  return { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...extra };
}

/** Address and secrets of the desk that runs on the data folder, for commands beside it. */
export function deskEnvironment() {
  const file = join(resolve(repository, process.env.COPYDESK_DATA_DIR || ".data"), "environment.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Runs a file of ours under Node 24 in the foreground; gives its exit code. */
export function runScript(file, options = [], extra = {}) {
  if (!existsSync(runtime)) throw new Error(`${runtime} is missing. Run npm ci in ${repository}.`);
  return runCommand(runtime, [...QUIET, join(repository, file), ...options], extra);
}

export function runCommand(command, options, extra = {}) {
  return new Promise((done) => {
    const child = spawn(command, options, { cwd: repository, stdio: "inherit", env: runtimeEnvironment(extra) });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    const stopWatching = onNpmEnded(() => pass("SIGTERM"));
    child.on("error", (error) => {
      console.error(error.message);
      done(127);
    });
    child.on("close", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      stopWatching();
      done(signal ? 1 : (code ?? 1));
    });
  });
}
