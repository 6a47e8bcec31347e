import type { Domain } from "../domains.ts";
import type { Trait } from "../traits.ts";

/** The traits that an option shows; the first is its main one. */
export type OptionTraits = readonly [Trait, Trait, Trait];

export type BankOption = { text: string; traits: OptionTraits };

export type Scenario = {
  /** Stable: `travel-first-day`. */
  id: string;
  domain: Domain;
  stem: string;
  options: readonly BankOption[];
};

type Line = readonly [text: string, ...traits: OptionTraits];

/** A scenario as it is written in the bank: each option with its three traits behind it. */
export function scenario(id: string, domain: Domain, stem: string, lines: readonly Line[]): Scenario {
  return { id, domain, stem, options: lines.map(([text, ...traits]) => ({ text, traits })) };
}
