/** What an editor sees of the odds of a quiz: reach, share and ties, over all questions and over every set that is asked. */
import { askedSets } from "./ask.ts";
import { reachOf } from "./odds/reach.ts";
import { sharesOf, type Shares } from "./odds/shares.ts";
import { onlyQuestions, tableOf } from "./odds/table.ts";
import type { PersonalityContent } from "./schema.ts";

/** An outcome that comes up less often than this part of an equal share is rare; more often than that, favoured. */
export const BOUNDS = { rare: 0.5, favoured: 1.7 } as const;

export type OutcomeOdds = {
  outcomeId: string;
  /** With all questions asked. */
  share: number;
  state: "unreachable" | "rare" | "fair" | "favoured";
  /** Sets of questions that readers can be asked in which it cannot come up. */
  missedSets: number;
};

export type Odds = { outcomes: OutcomeOdds[]; ties: number; counted: Shares["counted"]; sets: number };

export function oddsOf(content: PersonalityContent): Odds {
  const answerable = { ...content, questions: content.questions.filter(({ options }) => options.length > 0) };
  const table = tableOf(answerable, answerable.questions);
  const { shares, ties, wins, counted } = sharesOf(table);
  const sets = askedSets(answerable);
  const outcomes = content.outcomes.map(({ id }, at): OutcomeOdds => {
    const missed = sets.filter((set) => !reachOf(onlyQuestions(table, set), at).reachable);
    const share = shares[at] ?? 0;
    const reachable = wins[at] || reachOf(table, at).reachable;
    return {
      outcomeId: id,
      share,
      state: stateOf(share, reachable, content.outcomes.length),
      missedSets: missed.length,
    };
  });
  return { outcomes, ties, counted, sets: sets.length };
}

function stateOf(share: number, reachable: boolean, outcomes: number): OutcomeOdds["state"] {
  if (!reachable) return "unreachable";
  if (share * outcomes < BOUNDS.rare) return "rare";
  return outcomes > 2 && share * outcomes > BOUNDS.favoured
    ? "favoured"
    : share > 0.75 && outcomes === 2
      ? "favoured"
      : "fair";
}
