/** All measures, in the order of their numbers. To add one: a file in measures/ and a line. */
import type { Measure } from "./measure.ts";
import { constrained, segments, warmPrefix } from "./measures/engine-calls.ts";
import { firstStart } from "./measures/first-start.ts";
import { queueSize } from "./measures/queue-size.ts";
import { queueSpeed } from "./measures/queue-speed.ts";
import { queueStart } from "./measures/queue-start.ts";
import { cycles, firstToken, viewers } from "./measures/streams.ts";
import { idle, loopDelay } from "./measures/supervision.ts";
import { writes } from "./measures/writes.ts";
import { writing, writingTogether } from "./measures/writing.ts";

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
