/** R10: SIGTERM to a worker that is busy. */
import { areFinished } from "#tests/support/find-broken";
import { eventually } from "#tests/support/start-worker";
import { drainUnderLoad } from "#tests/support/worker-faults";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";

const ROUNDS = 5;
const SLOTS = 4;
const GRACE = 2;

export const drains: Measure = {
  id: "R10",
  title: "SIGTERM under load",
  conditions: ({ rounds }) => [`${SLOTS} orders run and as many wait, ${GRACE} s of grace; ${rounds ?? ROUNDS} times`],
  async run(desk, { rounds }) {
    const faults = await openFaults(desk);
    try {
      const runs: Awaited<ReturnType<typeof drainUnderLoad>>[] = [];
      for (let round = 0; round < (rounds ?? ROUNDS); round += 1) {
        const run = await drainUnderLoad(faults, SLOTS, GRACE);
        runs.push(run);
        const next = faults.start({ COPYDESK_WORKER_SLOTS: String(2 * SLOTS) });
        await eventually(() => areFinished(faults.db, run.ids), 90_000);
        next.kill("SIGKILL");
        await next.ended;
      }
      const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0);
      const longest = Math.max(...runs.map(({ milliseconds }) => milliseconds / 1_000));
      return [
        none(
          "claims later than 100 ms",
          sum(({ lateClaims }) => lateClaims),
        ),
        none(
          "attempts burned",
          sum(({ burned }) => burned),
        ),
        none(
          "left as running",
          sum(({ left }) => left),
        ),
        none(
          "ended with an error",
          sum(({ code }) => (code === 0 ? 0 : 1)),
        ),
        counted("to the end, longest", longest, `≤ ${GRACE + 2} s`, longest <= GRACE + 2, "s"),
        ...(await wholeness(
          faults,
          runs.flatMap(({ ids }) => ids),
        )),
      ];
    } finally {
      await faults.stop();
    }
  },
};
