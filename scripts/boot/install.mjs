import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { repository, runtime } from "./runtime.mjs";

const stamp = join(repository, "node_modules/.copydesk-lock");

/** These packages' scripts would fetch what is not needed, and fail the whole installation without a network. */
const INSTALL_ENVIRONMENT = {
  ONNXRUNTIME_NODE_INSTALL: "skip",
  NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true",
  PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
};

/** Installs the packages of the lockfile unless they are there. True when they are there. */
export async function ensureInstalled() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(repository, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(runtime)) return true;
  if (!isInstalled() && !(await install())) return false;
  writeFileSync(stamp, wanted);
  return true;
}

async function install() {
  console.log("Fetching packages. The first time takes some minutes; later starts skip this.");
  const started = Date.now();
  const code = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) {
    console.error(
      "\nThe packages could not be installed; npm's reason is above. Nothing else was changed.\n" +
        "Without a network npm needs its cache of an earlier installation. Then run the command again.",
    );
    return false;
  }
  if (!existsSync(runtime)) {
    console.error(
      `\nThe packages are installed, but Node 24 is not among them (${runtime}): its install script did not run.\n` +
        "Allow install scripts (npm config set ignore-scripts false), delete node_modules, and run the command again.",
    );
    return false;
  }
  console.log(`Packages are there after ${Math.round((Date.now() - started) / 1000)} s.`);
  return true;
}

/** npm notes what it installed: when that is what the lockfile asks for, somebody ran npm ci by hand. */
function isInstalled() {
  return existsSync(runtime) && wrongPackages().length === 0;
}

/** Paths of packages that are missing, or of another version than the lockfile's. */
export function wrongPackages({ production = false } = {}) {
  const note = join(repository, "node_modules/.package-lock.json");
  if (!existsSync(note)) return ["node_modules"];
  const wanted = packagesOf(join(repository, "package-lock.json"));
  const found = packagesOf(note);
  const missing = Object.entries(wanted).filter(
    ([path, entry]) =>
      path !== "" &&
      !(production && entry.dev) &&
      !entry.optional &&
      !entry.devOptional &&
      !entry.peer &&
      !entry.link &&
      found[path]?.version !== entry.version,
  );
  const left = Object.entries(found).filter(([path, entry]) => wanted[path] && wanted[path].version !== entry.version);
  return [...missing, ...left].map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

function npm(options) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...options], {
      cwd: repository,
      stdio: "inherit",
      shell: process.platform === "win32",
      env: { ...process.env, ...INSTALL_ENVIRONMENT },
    });
    child.on("error", (error) => {
      console.error(`npm could not be started: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}
