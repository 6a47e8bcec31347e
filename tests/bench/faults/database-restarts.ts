/** R4: the database crashes under load and starts again, with all that it has acknowledged. */
import { startDurableDatabase } from "#tests/support/durable-database";
import { restartUnderLoad } from "#tests/support/worker-faults";
import { counted } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";

const ROUNDS = 5;
const LOAD = 6;

export const databaseRestarts: Measure = {
  id: "R4",
  title: "The database ended at once and started again",
  conditions: ({ rounds }) => [
    `SIGQUIT under ${LOAD} orders; ${rounds ?? ROUNDS} times; a server that flushes to disk`,
    "Back: an order made after the restart is being written, and the worker listens again",
  ],
  async run(desk, { rounds }) {
    const database = await startDurableDatabase();
    const faults = await openFaults(desk, database.url);
    try {
      const { ids, backSeconds } = await restartUnderLoad(faults, database, rounds ?? ROUNDS, LOAD);
      const longest = Math.max(...backSeconds);
      return [...(await wholeness(faults, ids)), counted("back after, longest", longest, "≤ 15 s", longest <= 15, "s")];
    } finally {
      await faults.stop();
      await database.stop();
    }
  },
};
