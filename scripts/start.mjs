/**
 * npm start, npm run dev. Installs what is missing, then hands over to Node 24 (scripts/start/main.ts) and stays as
 * its lifeline: when this process ends, however it ends, everything that was started ends too.
 */
import { spawn } from "node:child_process";
import { generateClient } from "./boot/generate.mjs";
import { ensureInstalled } from "./boot/install.mjs";
import { onNpmEnded } from "./boot/parent.mjs";
import { QUIET, repository, runtime, runtimeEnvironment } from "./boot/runtime.mjs";

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Copydesk needs Node 20 or later to start; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!(await ensureInstalled()) || !(await generateClient())) process.exit(1);

const desk = spawn(runtime, [...QUIET, "scripts/start/main.ts", ...process.argv.slice(2)], {
  cwd: repository,
  // A group of its own: Ctrl-C reaches only this process, which passes it on once.
  detached: true,
  stdio: ["pipe", "inherit", "inherit"],
  env: runtimeEnvironment(),
});
desk.stdin.on("error", () => undefined);
desk.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
desk.on("close", (code) => process.exit(code ?? 1));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => desk.kill(signal));

onNpmEnded(() => desk.stdin.end());
