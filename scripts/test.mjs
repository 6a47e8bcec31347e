/**
 * npm test: all tests, one project after another, and one tally at the end.
 *
 *   npm test                          unit, integration, models, e2e
 *   npm test -- unit integration      only these
 *   npm test -- unit lib/text         only files whose path has this in it
 *
 * Tests of real models are skipped by name where a model cannot be had.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient } from "./boot/generate.mjs";
import { ensureInstalled } from "./boot/install.mjs";
import { QUIET, repository, runCommand, runScript, runtime } from "./boot/runtime.mjs";

const PROJECTS = ["unit", "integration", "models", "e2e"];
const results = join(repository, "tests/.out");

const words = process.argv.slice(2);
const asked = PROJECTS.filter((project) => words.includes(project));
const projects = asked.length > 0 ? asked : PROJECTS;
const rest = words.filter((word) => !PROJECTS.includes(word));

if (!(await ensureInstalled()) || !(await generateClient())) process.exit(1);
mkdirSync(results, { recursive: true });
const temporary = temporaryFolder();
if (projects.includes("models")) await runScript("scripts/test/fetch-test-models.ts");

const total = { passed: 0, failed: 0, skipped: 0 };
for (const project of projects) add(total, await runProject(project));
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function runProject(project) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const options = [
    "run",
    "--project",
    project,
    ...(rest.length > 0 ? ["--passWithNoTests"] : []),
    ...reporters,
    ...rest,
  ];
  console.log(`\n${project}`);
  const code = await runCommand(runtime, [...QUIET, vitest, ...options], {
    NODE_OPTIONS: QUIET.join(" "),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  });
  return tallyOf(file, code, project);
}

/** What tests, and processes that they kill, leave in the temporary folder goes with the run. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-test-"));
  // The database of a run as root belongs to another user, who has to get there.
  chmodSync(folder, 0o711);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A run that failed without a failed test (a set-up, a leak, an unhandled error) counts as one failure. */
function tallyOf(file, code, project) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const report = readReport(file);
  for (const test of report?.testResults.flatMap((suite) => suite.assertionResults) ?? [])
    if (test.status === "passed") tally.passed += 1;
    else if (test.status === "failed") tally.failed += 1;
    else tally.skipped += 1;
  const empty = tally.passed + tally.failed + tally.skipped === 0 && rest.length === 0;
  if (tally.failed === 0 && (code !== 0 || empty)) {
    console.error(`${project}: ${empty ? "no test ran" : "the run failed outside of its tests; the reason is above"}.`);
    tally.failed = 1;
  }
  return tally;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function add(sum, tally) {
  for (const name of Object.keys(sum)) sum[name] += tally[name];
}
