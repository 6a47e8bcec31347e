/** R13: readers whose connections are cut at random, while the text is being written. */
import { compareNumbers, readWithCuts } from "#tests/support/cut-streams";
import { openStreams } from "../measures/streams.ts";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";

const ROUNDS = 1_000;
const READERS = 20;
const WORDS = 200;
const PACE = 40;
const MOST_BYTES = 500;

export const cutStreams: Measure = {
  id: "R13",
  title: "Event streams that are cut",
  conditions: ({ rounds }) => [
    `At least ${rounds ?? ROUNDS} cuts, each after up to ${MOST_BYTES} bytes wherever that is; ${READERS} readers of a generation at a time`,
    "A reader comes back at once with the number of the last event that it has whole, as a browser does",
  ],
  async run(desk, { rounds }) {
    const wanted = rounds ?? ROUNDS;
    const streams = await openStreams(desk, PACE, WORDS);
    const sum = { cuts: 0, streams: 0, events: 0, missing: 0, repeated: 0 };
    try {
      while (sum.cuts < wanted) {
        const { id } = await streams.order();
        const open = (after: number) => streams.watch(id, undefined, after);
        const anywhere = () => 1 + Math.floor(Math.random() * MOST_BYTES);
        const readings = await Promise.all(Array.from({ length: READERS }, () => readWithCuts(open, anywhere)));
        const { lastEvent } = await streams.db.generation.findUniqueOrThrow({ where: { id } });
        for (const { numbers, cuts } of readings) {
          const { missing, repeated } = compareNumbers(numbers, lastEvent);
          sum.cuts += cuts;
          sum.streams += 1;
          sum.events += numbers.length;
          sum.missing += missing;
          sum.repeated += repeated;
        }
      }
      return [
        counted("connections cut", sum.cuts, `≥ ${wanted}`, sum.cuts >= wanted),
        counted("events that readers got", sum.events, "", true),
        none("events missing", sum.missing),
        none("events repeated", sum.repeated),
      ];
    } finally {
      await streams.stop();
    }
  },
};
