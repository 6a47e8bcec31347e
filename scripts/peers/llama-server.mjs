/**
 * Builds llama-server from the llama.cpp inside the sources of llama-cpp-python: one that every package index has.
 * Ten minutes on one core; it is built with one job and little priority, so that the machine stays usable.
 */
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { peersFolder } from "./folder.mjs";

/** Of llama-cpp-python. */
const RELEASE = "0.3.36";
const folder = join(peersFolder(), `llama-server-${RELEASE}-${process.platform}-${process.arch}`);

/** No OpenMP and no TLS: nothing but a C++ compiler and CMake is needed. */
const OPTIONS = [
  "-DCMAKE_BUILD_TYPE=Release",
  "-DBUILD_SHARED_LIBS=OFF",
  "-DGGML_OPENMP=OFF",
  "-DGGML_NATIVE=ON",
  "-DLLAMA_OPENSSL=OFF",
  "-DLLAMA_CURL=OFF",
  "-DLLAMA_BUILD_TESTS=OFF",
  "-DLLAMA_BUILD_EXAMPLES=OFF",
  "-DLLAMA_BUILD_TOOLS=ON",
  "-DLLAMA_BUILD_SERVER=ON",
];

/** The built program, or null where `npm run peers` has not been run. */
export function findLlamaServer() {
  const program = join(folder, process.platform === "win32" ? "llama-server.exe" : "llama-server");
  return existsSync(program) ? program : null;
}

/** Gives the path of the program. Throws with a sentence when a step fails; a later run starts afresh. */
export async function buildLlamaServer(say) {
  const built = findLlamaServer();
  if (built) return built;
  setPriority(constants.priority.PRIORITY_LOW);
  const work = mkdtempSync(join(tmpdir(), "llama-server-"));
  try {
    say(`fetching the sources of llama-cpp-python ${RELEASE}`);
    const wanted = `llama-cpp-python==${RELEASE}`;
    const quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"];
    await run("python3", ["-m", "pip", "download", "--no-deps", "--no-binary=:all:", ...quiet, wanted], work);
    const archive = readdirSync(work).find((name) => name.endsWith(".tar.gz"));
    if (!archive) throw new Error("pip brought no sources.");
    await run("tar", ["xzf", archive], work);
    const source = join(work, basename(archive, ".tar.gz"), "vendor", "llama.cpp");
    const build = join(work, "build");
    say("building llama-server, which takes some ten minutes");
    await run("cmake", ["-S", source, "-B", build, ...OPTIONS], work);
    await run("cmake", ["--build", build, "--target", "llama-server", "--config", "Release", "-j", "1"], work);
    keep(join(build, "bin"));
    return findLlamaServer() ?? fail("The build ended without a program.");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Moved into place whole: an interrupted build leaves nothing that looks done. */
function keep(bin) {
  const made = readdirSync(bin, { recursive: true }).find((name) => /^llama-server(\.exe)?$/.test(basename(name)));
  if (!made) fail("The build ended without a program.");
  mkdirSync(dirname(folder), { recursive: true });
  const next = mkdtempSync(`${folder}-`);
  copyFileSync(join(bin, made), join(next, basename(made)));
  rmSync(folder, { recursive: true, force: true });
  renameSync(next, folder);
}

function run(command, options, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (text) => (said = (said + text).slice(-2_000));
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.on("error", () => reject(new Error(`${command} is not on this machine.`)));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed:\n${said}`))));
  });
}

function fail(sentence) {
  throw new Error(sentence);
}
