/** R1: kill -9 of the worker or of an engine process, at random, under load. */
import { killAtRandom } from "#tests/support/worker-faults";
import { counted } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";

/** 300 kills take a quarter of an hour: --rounds 300. */
const ROUNDS = 30;
const LOAD = 6;

export const kills: Measure = {
  id: "R1",
  title: "kill -9 of worker or engine process at random",
  conditions: ({ rounds }) => [`${rounds ?? ROUNDS} kills, ${LOAD} orders at any time, three at once`],
  async run(desk, { rounds }) {
    const faults = await openFaults(desk);
    try {
      const { ids, kills: done, endSeconds } = await killAtRandom(faults, rounds ?? ROUNDS, LOAD);
      return [
        counted("workers killed", done.workers, "", true),
        counted("engine processes killed", done.engines, "", true),
        ...(await wholeness(faults, ids)),
        counted("last kill to the end of all", endSeconds, "≤ 60 s", endSeconds <= 60, "s"),
      ];
    } finally {
      await faults.stop();
    }
  },
};
