/** npm run check: types, rules, format, layers, migrations and lockfile. All of them run; any that fails fails it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { generateClient } from "./boot/generate.mjs";
import { ensureInstalled } from "./boot/install.mjs";
import { QUIET, repository, runCommand, runtime, runtimeEnvironment } from "./boot/runtime.mjs";

if (!(await ensureInstalled()) || !(await generateClient())) process.exit(1);

const bin = (path) => join(repository, "node_modules", path);
const next = bin("next/dist/bin/next");

const checks = {
  types: async () =>
    (await run(next, "typegen")) && (await run(bin("typescript/bin/tsc"), "--noEmit", "-p", "tsconfig.json")),
  rules: () => run(bin("eslint/bin/eslint.js"), ".", "--max-warnings=0"),
  format: () => run(bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."),
  layers: () => checkLayers(),
  migrations: () => run("scripts/database/write-migration.ts", "--check"),
  lockfile: () => run("scripts/lock-stubs.mjs", "--check"),
};

const asked = process.argv.slice(2);
const names = Object.keys(checks).filter((name) => asked.length === 0 || asked.includes(name));
const failed = [];
for (const name of names) {
  console.log(`\n${name}`);
  if (!(await checks[name]())) failed.push(name);
}
console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function run(file, ...options) {
  return (await runCommand(runtime, [...QUIET, file, ...options])) === 0;
}

/** dependency-cruiser is content with nothing to look at, for example under a TypeScript that it does not know. */
function checkLayers() {
  const options = ["--config", ".dependency-cruiser.mjs", "--output-type", "json", "app", "lib", "workers", "proxy.ts"];
  const { stdout, stderr } = spawnSync(
    runtime,
    [...QUIET, bin("dependency-cruiser/bin/dependency-cruise.mjs"), ...options],
    {
      cwd: repository,
      env: runtimeEnvironment(),
      encoding: "utf8",
      maxBuffer: 256 * 1024 ** 2,
    },
  );
  if (!stdout) {
    console.error(stderr);
    return false;
  }
  const { summary } = JSON.parse(stdout);
  for (const { rule, from, to } of summary.violations)
    console.error(`${rule.name}: ${from}${to === from ? "" : ` → ${to}`}`);
  console.log(
    `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} dependencies, ${summary.violations.length} breaches`,
  );
  return summary.totalCruised > 0 && summary.violations.length === 0;
}
