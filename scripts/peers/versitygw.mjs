/**
 * Versity's S3 gateway (Apache-2.0): the object store that tests run against, built from its published Go module. Three
 * minutes on one core.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { peersFolder } from "./folder.mjs";

const RELEASE = "1.8.0";
const MODULE = `github.com/versity/versitygw/cmd/versitygw@v${RELEASE}`;
const folder = join(peersFolder(), `versitygw-${RELEASE}-${process.platform}-${process.arch}`);
const program = join(folder, process.platform === "win32" ? "versitygw.exe" : "versitygw");

/** The built program, or null where `npm run peers` has not been run. */
export function findVersityGateway() {
  return existsSync(program) ? program : null;
}

/** Gives the path of the program. Throws with a sentence when it cannot be built; a later run starts afresh. */
export async function buildVersityGateway(say) {
  if (existsSync(program)) return program;
  setPriority(constants.priority.PRIORITY_LOW);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    say("building it, which takes some three minutes");
    await install(work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
    return program;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function install(work) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, GOBIN: work, GOFLAGS: "-p=1" };
    const child = spawn("go", ["install", MODULE], { stdio: ["ignore", "ignore", "pipe"], env });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-2_000)));
    child.on("error", () => reject(new Error("Go 1.24 or later is needed to build it, and is not on this machine.")));
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`go install failed:\n${said}`))));
  });
}
