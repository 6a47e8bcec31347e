/** R2: a worker that is stopped for three leases, and comes back with claims that are another's. */
import { LEASE_SECONDS } from "#lib/generations/attempts/commands";
import { stopPastLease } from "#tests/support/worker-faults";
import { counted } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";

const ROUNDS = 3;

export const stoppedWorkers: Measure = {
  id: "R2",
  title: "Workers stopped for three leases, then continued",
  conditions: ({ rounds }) => [`SIGSTOP, ${3 * LEASE_SECONDS} s, SIGCONT; ${rounds ?? ROUNDS} times`],
  async run(desk, { rounds }) {
    const count = rounds ?? ROUNDS;
    const faults = await openFaults(desk);
    try {
      const ids: string[] = [];
      let refused = 0;
      for (let round = 0; round < count; round += 1) {
        const stopped = await stopPastLease(faults, 3 * LEASE_SECONDS * 1_000);
        ids.push(stopped.id);
        refused += stopped.refused;
        stopped.workers.forEach((worker) => worker.kill("SIGKILL"));
      }
      return [
        counted("claims refused to workers that came back", refused, `${count}`, refused === count),
        ...(await wholeness(faults, ids)),
      ];
    } finally {
      await faults.stop();
    }
  },
};
