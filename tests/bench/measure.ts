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
  conditions: string[] | ((options: BenchOptions) => string[]);
  /** Where a target is known to be missed on some machines: what was found, in a sentence, with its decision record. */
  whyMissed?: string;
  run: (desk: BenchDesk, options: BenchOptions) => Promise<Finding[]>;
};

/** A count against what must hold. */
export function counted(what: string, value: number, target: string, holds: boolean, unit = ""): Finding {
  return { what, unit, ours: { median: value, least: value, most: value }, peer: null, ratio: null, target, holds };
}

/** A count of what must never be. */
export function none(what: string, value: number): Finding {
  return counted(what, value, "0", value === 0);
}

export type BenchOptions = {
  /** Interleaved repetitions of ours and peer: at least 5 for a report. */
  repetitions: number;
  /** How often a fault is made; what the measure says unless given. */
  rounds: number | null;
};

/** A measure that cannot run here: a model that is missing, a server that was never built. */
export class NotHere extends Error {}
