/** Every scenario of the bank with every choice of its options that the quiz could ask, and what it does for the outcomes. */
import type { BankOption, Scenario } from "../bank/scenario.ts";
import type { Trait } from "../traits.ts";
import { weightOf } from "../weights.ts";

export type Candidate = {
  scenario: Scenario;
  options: BankOption[];
  /** By outcome: points on average, and at most, when the question is answered. */
  mean: number[];
  most: number[];
  /** Options that give no outcome anything. */
  idle: number;
};

/** How many options a question has: more outcomes need more ways to differ. */
export function optionCounts(outcomes: number): { fewest: number; usual: number; most: number } {
  if (outcomes <= 2) return { fewest: 3, usual: 4, most: 4 };
  if (outcomes <= 4) return { fewest: 4, usual: 4, most: 5 };
  return { fewest: 4, usual: 5, most: 6 };
}

/** `traits`: of each outcome. `mayUse`: whether an option or stem says nothing that it must not. */
export function listCandidates(
  bank: readonly Scenario[],
  traits: readonly (readonly Trait[])[],
  mayUse: (text: string) => boolean,
): Candidate[] {
  const { fewest, most } = optionCounts(traits.length);
  return bank
    .filter(({ stem }) => mayUse(stem))
    .flatMap((scenario) => {
      const usable = scenario.options.filter(({ text }) => mayUse(text));
      return choicesOf(usable, fewest, most).map((options) => measure(scenario, options, traits));
    });
}

function measure(scenario: Scenario, options: BankOption[], traits: readonly (readonly Trait[])[]): Candidate {
  const weights = options.map((option) => traits.map((outcome) => weightOf(option.traits, outcome)));
  const column = (at: number) => weights.map((row) => row[at] ?? 0);
  return {
    scenario,
    options,
    mean: traits.map((_, at) => column(at).reduce((sum, weight) => sum + weight, 0) / Math.max(1, options.length)),
    most: traits.map((_, at) => Math.max(0, ...column(at))),
    idle: weights.filter((row) => row.every((weight) => weight === 0)).length,
  };
}

/** All choices of `fewest` to `most` items, each in the order of the bank. */
function choicesOf<Item>(items: readonly Item[], fewest: number, most: number): Item[][] {
  const all = Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => (bits >> at) & 1));
  return all.filter(({ length }) => length >= fewest && length <= most);
}
