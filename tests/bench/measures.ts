/** All measures, in the order of their numbers. To add one: a file in measures/ or faults/ and a line. */
import { badFiles } from "./faults/bad-files.ts";
import { cutStreams } from "./faults/cut-streams.ts";
import { databaseRestarts } from "./faults/database-restarts.ts";
import { drains } from "./faults/drains.ts";
import { failedSwaps } from "./faults/failed-swaps.ts";
import { kills } from "./faults/kills.ts";
import { oneKey } from "./faults/one-key.ts";
import { serving } from "./faults/serving.ts";
import { stoppedWorkers } from "./faults/stopped-workers.ts";
import { twoEditors } from "./faults/two-editors.ts";
import type { Measure } from "./measure.ts";
import { constrained, segments, warmPrefix } from "./measures/engine-calls.ts";
import { firstStart } from "./measures/first-start.ts";
import { queueSize } from "./measures/queue-size.ts";
import { queueSpeed } from "./measures/queue-speed.ts";
import { queueStart } from "./measures/queue-start.ts";
import { cycles, firstToken, viewers } from "./measures/streams.ts";
import { idle, loopDelay } from "./measures/supervision.ts";
import { manySwaps, swapping } from "./swaps/swaps.ts";
import { writes } from "./measures/writes.ts";
import { writing, writingTogether } from "./measures/writing.ts";
import { adapterSwap } from "./swaps/adapter-swap.ts";

export const measures: Measure[] = [
  writing,
  writingTogether,
  firstToken,
  warmPrefix,
  constrained,
  segments,
  queueSpeed,
  queueStart,
  queueSize,
  writes,
  viewers,
  cycles,
  loopDelay,
  idle,
  firstStart,
];

/** Another model under those who write. Also run by the name swap, all together. */
export const swaps: Measure[] = [swapping, adapterSwap, manySwaps];

/** What is broken on purpose, and what must hold all the same; run by name only. */
export const faults: Measure[] = [
  kills,
  stoppedWorkers,
  databaseRestarts,
  drains,
  oneKey,
  cutStreams,
  twoEditors,
  serving,
  badFiles,
  failedSwaps,
];
