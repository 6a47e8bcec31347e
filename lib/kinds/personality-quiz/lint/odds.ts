/** Rules about chances: that every outcome can come up, none much more often than the others, and few ways to answer tie. */
import type { Finding } from "../../evidence.ts";
import { oddsOf, type Odds, type OutcomeOdds } from "../odds.ts";
import type { PersonalityContent } from "../schema.ts";
import { finding, inOutcome, inWhole, nameOf, percent } from "./rule.ts";

const MANY_TIES = 0.3;
const REBALANCE = "Changes single points until every outcome comes up about equally often";

export function lintOdds(content: PersonalityContent): Finding[] {
  if (content.outcomes.length < 2 || content.questions.length === 0) return [];
  const odds = oddsOf(content);
  const titles = new Map(content.outcomes.map(({ id, title }) => [id, nameOf(title)]));
  return [
    ...odds.outcomes.flatMap((outcome) => lintOutcome(outcome, titles.get(outcome.outcomeId) ?? "", odds)),
    ...lintTies(odds),
  ];
}

function lintOutcome({ outcomeId, share, state, missedSets }: OutcomeOdds, title: string, odds: Odds): Finding[] {
  const place = inOutcome(outcomeId);
  const usual = percent(1 / odds.outcomes.length);
  switch (state) {
    case "unreachable":
      return [
        finding("outcome-unreachable", "error", place, `${title} cannot come up, however a reader answers.`, REBALANCE),
      ];
    case "rare":
      return [
        finding(
          ...(["outcome-rare", "warning", place] as const),
          `${title} comes up in ${percent(share)} of the ways to answer; an equal share is ${usual}.`,
          REBALANCE,
        ),
      ];
    case "favoured":
      return [
        finding(
          ...(["outcome-favoured", "warning", place] as const),
          `${title} comes up in ${percent(share)} of the ways to answer; an equal share is ${usual}.`,
          REBALANCE,
        ),
      ];
    case "fair":
      if (missedSets === 0) return [];
      return [
        finding(
          ...(["outcome-missed", "error", place] as const),
          `${title} cannot come up for readers with some likings: in ${missedSets} of ${odds.sets} choices of questions.`,
          "Asks all questions of everyone",
        ),
      ];
  }
}

function lintTies({ ties, counted }: Odds): Finding[] {
  if (ties <= MANY_TIES) return [];
  const how = counted.exact ? "of all ways to answer" : `of ${counted.ways} drawn ways to answer`;
  const message = `In ${percent(ties)} ${how} two outcomes are equally near, and the latest answer decides.`;
  return [finding("many-ties", "hint", inWhole, `${message} More questions help.`)];
}
