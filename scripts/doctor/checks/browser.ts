import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { note, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

type Finder = { findBrowser: () => Promise<{ path: string; env?: Record<string, string> }> };

const HELP = "Set CHROMIUM_PATH to one that runs. Only npm test needs it.";

/** Found as the tests find it, and started for its version, which shows missing libraries. */
export async function browser({ repository }: Examined): Promise<Finding[]> {
  const finder = join(repository, "tests/support/find-browser.ts");
  if (!existsSync(finder) || !existsSync(join(repository, "node_modules/playwright-core")))
    return [skipped("Tests are not part of this installation.")];
  try {
    const { findBrowser } = (await import(finder)) as Finder;
    const { path, env } = await findBrowser();
    const options = { encoding: "utf8" as const, timeout: 20_000, env: { ...process.env, ...env } };
    const { status, stdout, stderr, error } = spawnSync(path, ["--version"], options);
    if (status === 0) return [ok(`${stdout.trim()} at ${path}.`)];
    return [note(`${path} does not start: ${(error?.message ?? stderr).trim().split("\n")[0]}`, HELP)];
  } catch (error) {
    return [note(`There is none: ${(error as Error).message}`, HELP)];
  }
}
