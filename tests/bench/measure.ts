/** What is measured, against whom, and what it has to reach. Numbers of measures are those of the project's targets. */
import type { BenchDesk } from "./bench-desk.ts";
import type { Spread } from "./statistics.ts";

/** One line of the report. */
export type Finding = {
  /** What varied: "4 generations", "1,000,000 waiting". */
  what: string;
  unit: string;
  ours: Spread;
  /** The same work by the named peer, in the same run; null where the target is absolute. */
  peer: { name: string; figures: Spread } | null;
  ratio: Spread | null;
  target: string;
  holds: boolean;
};

export type Measure = {
  id: string;
  title: string;
  /** Model, quantisation, lengths, threads: all that the figures hold for. */
  conditions: string[];
  run: (desk: BenchDesk, options: BenchOptions) => Promise<Finding[]>;
};

export type BenchOptions = {
  /** Interleaved repetitions of ours and peer: at least 5 for a report. */
  repetitions: number;
};

/** A measure that cannot run here: a model that is missing, a server that was never built. */
export class NotHere extends Error {}
