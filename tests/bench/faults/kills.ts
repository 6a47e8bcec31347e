/** R1: kill -9 of the worker or of an engine process under load, at random and at named points. */
import { KILL_POINTS, nameOf, namedKills } from "#tests/support/named-kills";
import { killAtRandom } from "#tests/support/worker-faults";
import { counted } from "../measure.ts";
import type { BenchDesk } from "../bench-desk.ts";
import type { Finding, Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";
import type { OpenFaults } from "./open-faults.ts";

/** At random; 300 kills take a quarter of an hour: --rounds 300. */
const ROUNDS = 30;
const LOAD = 6;
/** At each named point, of `rounds` at random. */
const timesAtEach = (rounds: number) => Math.max(1, Math.round(rounds / 10));

export const kills: Measure = {
  id: "R1",
  title: "kill -9 of worker or engine process",
  conditions: ({ rounds }) => [
    `At random: ${rounds ?? ROUNDS} kills, ${LOAD} orders at any time, three at once, leases as they are`,
    `At ${KILL_POINTS.length} named points: ${timesAtEach(rounds ?? ROUNDS)} at each, one order at a time; a killed worker's lease lapses at once`,
    "In brackets what became of the statement that the worker had sent: undone, or kept though nobody heard the answer",
  ],
  async run(desk, { rounds }) {
    const count = rounds ?? ROUNDS;
    return [
      ...(await withFaults(desk, (faults) => atRandom(faults, count))),
      ...(await withFaults(desk, (faults) => atNamedPoints(faults, timesAtEach(count)))),
    ];
  },
};

async function withFaults(desk: BenchDesk, run: (faults: OpenFaults) => Promise<Finding[]>): Promise<Finding[]> {
  const faults = await openFaults(desk);
  try {
    return await run(faults);
  } finally {
    await faults.stop();
  }
}

async function atRandom(faults: OpenFaults, rounds: number): Promise<Finding[]> {
  const { ids, kills: made, endSeconds } = await killAtRandom(faults, rounds, LOAD);
  return [
    counted("at random, workers killed", made.workers, "", true),
    counted("at random, engine processes killed", made.engines, "", true),
    ...(await wholeness(faults, ids)),
    counted("last kill to the end of all", endSeconds, "≤ 60 s", endSeconds <= 60, "s"),
  ];
}

async function atNamedPoints(faults: OpenFaults, times: number): Promise<Finding[]> {
  const { killAt } = namedKills(faults, faults.url);
  const findings: Finding[] = [];
  const all: string[] = [];
  for (const point of KILL_POINTS) {
    const { status, attempt, crashes } = point.ends;
    let asExpected = 0;
    for (let time = 0; time < times; time += 1) {
      const id = await killAt(point);
      if (point.ends.status === "completed") all.push(id);
      const row = await faults.db.generation.findUniqueOrThrow({ where: { id } });
      if (row.status === status && row.attempt === attempt && row.crashes === crashes) asExpected += 1;
    }
    const target = `${times} ${status} in attempt ${attempt}`;
    findings.push(counted(nameOf(point), asExpected, target, asExpected === times));
  }
  return [...findings, ...(await wholeness(faults, all))];
}
