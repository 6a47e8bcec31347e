/**
 * npm run bench [-- P1 P13 …] [--repetitions N]: measures beside named peers, prints a table, writes JSON.
 * npm run bench -- swap: another model under those who write.
 * npm run bench -- faults [--rounds N]: faults of all kinds, counted; each also alone by its name, such as R2.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBenchDesk, REPOSITORY } from "./bench-desk.ts";
import { NotHere } from "./measure.ts";
import type { BenchOptions, Measure } from "./measure.ts";
import { faults, measures, swaps } from "./measures.ts";
import { machineFacts, printMeasured, printTable, verdictOf, writeJson } from "./report.ts";
import type { Measured } from "./report.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    repetitions: { type: "string", default: "5" },
    rounds: { type: "string" },
    out: { type: "string", default: "tests/.out/bench.json" },
  },
});
const every = [...measures, ...swaps, ...faults];
const groups = new Map(Object.entries({ faults, swap: swaps }));
const wanted = positionals.flatMap((name) => groups.get(name.toLowerCase())?.map(({ id }) => id) ?? name.toUpperCase());
const unknown = wanted.filter((name) => !every.some(({ id }) => id === name));
if (unknown.length > 0) {
  console.error(
    `There is no measure ${unknown.join(", ")}. There are: swap faults ${every.map(({ id }) => id).join(" ")}.`,
  );
  process.exit(1);
}

console.log(
  Object.entries(machineFacts())
    .map(([name, value]) => `${name}: ${value}`)
    .join(", "),
);
const rounds = values.rounds === undefined ? null : Math.max(1, Number(values.rounds) || 1);
const options = { repetitions: Math.max(1, Number(values.repetitions) || 5), rounds };
const all: Measured[] = [];
for (const measure of wanted.length === 0 ? [...measures, ...swaps] : every.filter(({ id }) => wanted.includes(id))) {
  const measured = await runOne(measure, options);
  printMeasured(measured);
  all.push(measured);
}
printTable(all);
writeJson(join(REPOSITORY, values.out), all);
console.log(`\n${verdictOf(all)}; written to ${values.out}.`);
// Libraries of models hold their process.
process.exit();

async function runOne(measure: Measure, benchOptions: BenchOptions): Promise<Measured> {
  const started = performance.now();
  const desk = await openBenchDesk();
  const { conditions, run, ...rest } = measure;
  const facts = { ...rest, conditions: typeof conditions === "function" ? conditions(benchOptions) : conditions };
  const seconds = () => (performance.now() - started) / 1_000;
  try {
    const findings = await run(desk, benchOptions);
    return { measure: facts, findings, left: null, broke: false, seconds: seconds() };
  } catch (error) {
    const broke = !(error instanceof NotHere);
    if (broke) console.error(error);
    if (broke) process.exitCode = 1;
    const left = error instanceof Error ? error.message : String(error);
    return { measure: facts, findings: [], left, broke, seconds: seconds() };
  } finally {
    await desk.stop();
  }
}
