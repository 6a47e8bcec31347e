/** How sure it is that one version is chosen more often than the other. */
import type { Verdict } from "../schema.ts";

/**
 * Exact two-sided sign test: the probability that of `wins + losses` choices at least as many fall on one side, when
 * each side is as likely as the other. Ties are left out. P = 2 · Σ C(n, k) / 2^n over k ≥ max(wins, losses), at most
 * 1 (Conover, Practical Nonparametric Statistics, 3rd ed., section 3.4). Sound up to 1,000 choices, by doubles.
 */
export function signTest(wins: number, losses: number): number {
  const choices = wins + losses;
  let term = 2 ** -choices;
  let tail = 0;
  // From k = choices downwards, so that the smallest terms are added first: C(n, k - 1) = C(n, k) · k / (n - k + 1).
  for (let k = choices; k >= Math.max(wins, losses); k -= 1) {
    tail += term;
    term *= k / (choices - k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** With fewer that chose a side even all on one side may be chance: 2 / 2^5 is more than 5 %. */
export const FEWEST_CHOICES = 6;

export type Certainty =
  /** Fewer than FEWEST_CHOICES chose a side. */
  | "too-few"
  /** Chance does as much in more than 5 of 100 comparisons. */
  | "open"
  /** In 5 of 100 or fewer. */
  | "likely"
  /** In 1 of 100 or fewer. */
  | "sure";

export type Standing = {
  champion: number;
  challenger: number;
  same: number;
  leader: "champion" | "challenger" | null;
  /** Of the sign test. */
  chance: number;
  certainty: Certainty;
};

export function standingOf(counts: Record<Verdict, number>): Standing {
  const { champion, challenger } = counts;
  const chance = signTest(challenger, champion);
  return {
    ...counts,
    chance,
    leader: champion === challenger ? null : champion > challenger ? "champion" : "challenger",
    certainty: certaintyOf(champion + challenger, chance),
  };
}

function certaintyOf(choices: number, chance: number): Certainty {
  if (choices < FEWEST_CHOICES) return "too-few";
  if (chance > 0.05) return "open";
  return chance > 0.01 ? "likely" : "sure";
}
