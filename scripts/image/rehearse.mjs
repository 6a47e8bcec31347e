/**
 * npm run image: goes through the Dockerfile's steps without Docker, in a folder of its own and, started by root, under
 * an account without rights. Then web and worker run by their CMD against a temporary PostgreSQL until they are well.
 * What only an image can do (apt-get, useradd) is named and passed over; the GPU's stages are not run.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { repository, runtime } from "../boot/runtime.mjs";
import { parseDockerfile, stepsOf, variablesOf } from "./parse.mjs";
import { startTemporaryServer } from "../postgres/temporary.ts";
import { ensureDatabase } from "../postgres/server.ts";
import { freePort } from "../start/port.ts";

const ONLY_IN_IMAGES = /apt-get|useradd|chown/;
const NETWORK = /^(https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_file)$/i;
const PATIENCE = 120_000;
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const stages = parseDockerfile(join(repository, "Dockerfile"));
const root = mkdtempSync(join(tmpdir(), "copydesk-image-"));
const desk = join(root, "desk");
const data = join(root, "data");
const undo = [() => rmSync(root, { recursive: true, force: true })];
try {
  await rehearse();
  console.log("\nAll steps work, and web and worker are well.");
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit();

async function rehearse() {
  for (const folder of [desk, data, join(root, "home"), join(root, "bin")]) mkdirSync(folder);
  give(root);
  const environment = { ...clean(), HOME: join(root, "home"), COPYDESK_DATA_DIR: data };
  for (const { word, rest } of stepsOf(stages, "build")) step(word, rest, environment);
  await serve(environment);
}

function step(word, rest, environment) {
  if (word === "ENV") return Object.assign(environment, variablesOf(rest));
  if (word === "COPY") return copy(rest);
  if (word !== "RUN") return;
  if (ONLY_IN_IMAGES.test(rest)) return console.log(`passed over: ${rest}`);
  console.log(`RUN ${rest}`);
  const shell = spawnSync("sh", ["-c", rest], { cwd: desk, env: environment, stdio: "inherit", ...account });
  if (shell.status !== 0) throw new Error(`This step failed: ${rest}`);
}

/** From the build context: what git has, less what .dockerignore leaves out. */
function copy(rest) {
  const from = rest.split(/\s+/).slice(0, -1);
  const ignored = readFileSync(join(repository, ".dockerignore"), "utf8").split("\n");
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
  });
  for (const file of stdout.split("\0").filter((name) => name && existsSync(join(repository, name)))) {
    if (ignored.some((pattern) => file === pattern || file.startsWith(`${pattern}/`))) continue;
    if (from[0] === "." || from.includes(file)) cpSync(join(repository, file), join(desk, file));
  }
  give(desk);
}

async function serve(environment) {
  const server = await startTemporaryServer(repository);
  undo.push(() => server.stop());
  await ensureDatabase(server, "desk");
  const ports = { PORT: String(await freePort()), COPYDESK_WORKER_PORT: String(await freePort()) };
  const settings = { DATABASE_URL: server.url("desk"), COPYDESK_SECRET: "only for this rehearsal, and of no use" };
  const env = { ...environment, NODE_ENV: "production", ...settings, ...ports };
  const prepared = spawnSync("node", ["scripts/serve.mjs", "prepare-desk"], {
    cwd: desk,
    env,
    stdio: "inherit",
    ...account,
  });
  if (prepared.status !== 0) throw new Error("The database could not be prepared.");
  for (const name of ["web", "worker"]) start(name, { ...env, ...imageEnvironment(name), ...settings, ...ports });
  await untilWell(`http://127.0.0.1:${ports.PORT}/api/health`);
  for (const name of ["web", "worker"]) checkHealth(name, env);
}

/** As the image sets it, but for where its folders lie. */
function imageEnvironment(name) {
  const set = stepsOf(stages, name).filter(({ word }) => word === "ENV");
  return { ...Object.assign({}, ...set.map(({ rest }) => variablesOf(rest))), COPYDESK_DATA_DIR: data };
}

function start(name, env) {
  const [command, ...options] = JSON.parse(lastOf(name, "CMD"));
  console.log(`CMD ${[command, ...options].join(" ")}`);
  const child = spawn(command, options, { cwd: desk, env, stdio: ["ignore", "ignore", "inherit"], ...account });
  undo.push(async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    console.log(`${name} ended with ${await ended}`);
  });
}

function checkHealth(name, env) {
  const [command, ...options] = JSON.parse(lastOf(name, "HEALTHCHECK").replace(/^.*CMD /, ""));
  const { status } = spawnSync(command, options, { cwd: desk, env, ...account });
  if (status !== 0) throw new Error(`The health check of ${name} does not pass.`);
  console.log(`HEALTHCHECK of ${name} passes`);
}

function lastOf(name, word) {
  return stepsOf(stages, name).findLast((one) => one.word === word).rest;
}

async function untilWell(address) {
  const deadline = Date.now() + PATIENCE;
  for (let words = "no answer"; ; await pause(200)) {
    const response = await fetch(address).catch(() => null);
    if (response) words = await response.text();
    if (response?.ok) return console.log(`${address}: ${words}`);
    if (Date.now() > deadline) throw new Error(`The desk was not well in time: ${words}`);
  }
}

function give(folder) {
  if (isRoot) spawnSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);
}

/** Nothing of whoever rehearses but where programs and packages are. */
function clean() {
  const registry = spawnSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).stdout.trim();
  const network = Object.entries(process.env).filter(([name]) => NETWORK.test(name));
  return {
    ...Object.fromEntries(network),
    PATH: `${join(runtime, "..")}:${process.env.PATH}`,
    NPM_CONFIG_REGISTRY: registry,
  };
}
