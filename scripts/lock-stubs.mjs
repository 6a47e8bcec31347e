/**
 * Completes package-lock.json; run after each change of dependencies. npm leaves optional packages of other platforms
 * out of the lock when it cannot see them, and `npm ci` of npm 11 and 12 then refuses the lock on every platform:
 * https://github.com/npm/cli/issues/4828. Each missing one gets an entry with its version and platform.
 *
 * The CUDA and Vulkan variants of node-llama-cpp (540 MB) are kept out of ordinary installations: npm run gpu adds them.
 *
 *   node scripts/lock-stubs.mjs           writes package-lock.json
 *   node scripts/lock-stubs.mjs --check   fails when it would write something
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./boot/runtime.mjs";

const SYSTEMS = {
  darwin: "darwin",
  mac: "darwin",
  linux: "linux",
  linuxmusl: "linux",
  win32: "win32",
  win: "win32",
  windows: "win32",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  android: "android",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const PROCESSORS = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  armv7l: "arm",
  armv7: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  s390x: "s390x",
  riscv64: "riscv64",
  loong64: "loong64",
  mips64el: "mips64el",
  wasm32: "wasm32",
  universal: null,
};

/** No system of this name exists, so npm skips the package everywhere. */
const NOWHERE = ["by-npm-run-gpu"];
const ON_REQUEST = /^node_modules\/@node-llama-cpp\/[a-z0-9-]+-(cuda|cuda-ext|vulkan)$/;

const file = join(repository, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const changes = [...addMissing(lock.packages), ...holdBack(lock.packages)];

if (changes.length === 0) console.log("package-lock.json is complete.");
else if (process.argv.includes("--check")) {
  console.error(
    `package-lock.json lacks entries that npm ci asks for. Run node scripts/lock-stubs.mjs.\n${changes.join("\n")}`,
  );
  process.exitCode = 1;
} else {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${changes.length} entries written.`);
}

/** What a package asks for optionally, and what the lock has for it by Node's way of looking: upwards. */
function addMissing(packages) {
  const added = [];
  for (const [path, entry] of Object.entries(packages))
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = resolved(packages, path, name);
      const version = wanted.replace(/^npm:.*@/, "").replace(/^[\^~]/, "");
      if (found && (packages[found].version === version || !/^\d/.test(wanted))) continue;
      const place = found ? `${path}/node_modules/${name}` : `node_modules/${name}`;
      packages[place] = { version, ...platformOf(name), optional: true, ...(entry.dev && { dev: true }) };
      added.push(place);
    }
  return added;
}

function holdBack(packages) {
  const held = [];
  for (const [path, entry] of Object.entries(packages))
    if (ON_REQUEST.test(path) && entry.os?.[0] !== NOWHERE[0]) {
      entry.os = NOWHERE;
      held.push(path);
    }
  return held;
}

function resolved(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const place = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[place]) return place;
    if (!folder) return null;
  }
}

/** These packages carry their platform in their name; one that does not is left to npm. */
function platformOf(name) {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  const libc = words.some((word) => /musl/.test(word)) ? "musl" : words.includes("gnu") ? "glibc" : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}
