/** R13: readers of a generation whose connection is cut again and again, and who come back where they were. */
import { readStream } from "#tests/support/read-stream";
import { none, counted } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openStreams } from "../measures/streams.ts";
import type { Streams } from "../measures/streams.ts";

const ROUNDS = 200;
const READERS = 20;
const WORDS = 200;
const PACE = 20;

type Reading = { numbers: number[]; cuts: number };

export const cutStreams: Measure = {
  id: "R13",
  title: "Event streams that are cut",
  conditions: [
    `${ROUNDS} cuts unless --rounds says more, by ${READERS} readers of a generation of ${WORDS} words at ${PACE}/s`,
    "Each comes back with the number of the last event that it has",
  ],
  async run(desk, { rounds }) {
    const streams = await openStreams(desk, PACE, WORDS);
    try {
      const each = Math.ceil((rounds ?? ROUNDS) / READERS);
      const { id } = await streams.order();
      const readings = await Promise.all(Array.from({ length: READERS }, () => readWithCuts(streams, id, each)));
      const { lastEvent } = await streams.db.generation.findUniqueOrThrow({ where: { id } });
      const missing = readings.map(({ numbers }) => lastEvent - new Set(numbers).size);
      const repeated = readings.map(({ numbers }) => numbers.length - new Set(numbers).size);
      const cuts = sum(readings.map((reading) => reading.cuts));
      return [
        counted("streams cut", cuts, `${READERS * each}`, cuts === READERS * each),
        counted("events of the generation", lastEvent, "", true),
        none("missing", sum(missing)),
        none("repeated", sum(repeated)),
      ];
    } finally {
      await streams.stop();
    }
  },
};

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Leaves after one to four events, so many times, and then reads to the end. */
async function readWithCuts({ watch }: Streams, id: string, wanted: number): Promise<Reading> {
  const numbers: number[] = [];
  for (let cuts = 0; ; cuts += 1) {
    const controller = new AbortController();
    const reader = readStream(await watch(id, controller.signal, numbers.at(-1)));
    let left = cuts < wanted ? 1 + Math.floor(Math.random() * 4) : Infinity;
    for (let frame = await reader.next(); frame; frame = await reader.next()) {
      if (frame.id !== null) numbers.push(frame.id);
      if ((left -= 1) === 0) break;
    }
    if (left > 0) return { numbers, cuts };
    controller.abort();
  }
}
