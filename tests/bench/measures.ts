/** All measures, in the order of their numbers. To add one: a file in measures/ and a line. */
import type { Measure } from "./measure.ts";
import { constrained, segments, warmPrefix } from "./measures/engine-calls.ts";
import { idle, loopDelay } from "./measures/supervision.ts";
import { writing, writingTogether } from "./measures/writing.ts";

export const measures: Measure[] = [writing, writingTogether, warmPrefix, constrained, segments, loopDelay, idle];
