import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const REPOSITORY = join(import.meta.dirname, "../..");

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export type FoundBrowser = { path: string; env?: Record<string, string> };

/**
 * A Chromium: the one that CHROMIUM_PATH names, Playwright's own, the system's, or the one that came with npm, which
 * is unpacked once for each of its versions.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  const installed = [named, chromium.executablePath(), ...SYSTEM].find((path) => path && existsSync(path));
  return installed ? { path: installed } : unpackBundled();
}

async function unpackBundled(): Promise<FoundBrowser> {
  const description = join(REPOSITORY, "node_modules/@sparticuz/chromium/package.json");
  const { version } = JSON.parse(readFileSync(description, "utf8")) as { version: string };
  const folder = join(REPOSITORY, ".cache", `chromium-${version}`);
  const found = { path: join(folder, "chromium"), env: { LD_LIBRARY_PATH: join(folder, "al2023/lib") } };
  if (existsSync(found.path)) return found;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await unpackInto(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(found.path)) throw error;
  }
  return found;
}

/** The package unpacks to the temporary folder, and its own libraries only where it takes itself to be on Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const before = { TMPDIR: process.env.TMPDIR, AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME };
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" });
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const path = await bundled.executablePath();
    if (dirname(path) !== folder) throw new Error(`Chromium was unpacked to ${path}, not to ${folder}.`);
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
}
