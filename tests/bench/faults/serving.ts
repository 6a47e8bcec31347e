/** R18: an engine that is a server elsewhere, which fails in every way that is known. */
import { runServingFaults } from "#tests/support/serving-faults";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";

const ROUNDS = 20;
const MEMORY = 256 * 1024 ** 2;
const LONGEST = 60;

export const serving: Measure = {
  id: "R18",
  title: "A serving engine with one fault after another",
  conditions: ({ rounds }) => [`${rounds ?? ROUNDS} calls of each fault; what each must end with is in the tests`],
  async run(_desk, { rounds }) {
    const reports = await runServingFaults(rounds ?? ROUNDS);
    const calls = reports.reduce((total, report) => total + report.calls, 0);
    const unexpected = reports.reduce((total, report) => total + report.calls - report.asExpected, 0);
    const doubled = reports.reduce((total, report) => total + report.doubled, 0);
    const longest = Math.max(...reports.map(({ mostMilliseconds }) => mostMilliseconds)) / 1_000;
    const memory = Math.max(...reports.map(({ memoryBytes }) => memoryBytes));
    return [
      counted(`calls with ${reports.length} faults`, calls, "", true),
      none("that ended otherwise, or without a reason", unexpected),
      none("with text twice", doubled),
      counted("longest", longest, `≤ ${LONGEST} s`, longest <= LONGEST, "s"),
      counted("memory of the engine process", memory / 1e6, `≤ ${Math.round(MEMORY / 1e6)} MB`, memory <= MEMORY, "MB"),
    ];
  },
};
