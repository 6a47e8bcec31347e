/** How a reader's answers become an outcome. Pure: player, page, API and lint call the same function. */
import type { PersonalityContent, PersonalityQuestion } from "./schema.ts";

/** Option id by question id. */
export type Chosen = Readonly<Record<string, string>>;

export type Match = {
  outcomeId: string;
  /** 0 to 1: where the points lie between the fewest and the most that the answered questions could give. */
  match: number;
};

export type PersonalityResult = {
  /** Null when nothing was answered that gives points. */
  outcomeId: string | null;
  /** All outcomes, the nearest first. */
  matches: Match[];
  /** Two or more were equally near: the latest answer that told them apart decided. */
  tied: boolean;
};

/** Nearer than this is equal: thirds and tenths do not add up exactly. */
export const EQUAL = 1e-9;

/**
 * The outcome whose share of the points that it could have got is largest: so any subset of the questions is as fair
 * as all of them. `questions`: those that were asked, in their order.
 */
export function scoreAnswers(
  content: Pick<PersonalityContent, "outcomes">,
  questions: readonly PersonalityQuestion[],
  chosen: Chosen,
): PersonalityResult {
  const answers = questions.flatMap((question) => {
    const option = question.options.find(({ id }) => id === chosen[question.id]);
    return option ? [{ question, option }] : [];
  });
  const matches = content.outcomes.map(({ id }) => {
    let [points, most] = [0, 0];
    for (const { question, option } of answers) {
      const { low, high } = rangeOf(question, id);
      points += (option.weights[id] ?? 0) - low;
      most += high - low;
    }
    return { outcomeId: id, match: most > 0 ? points / most : 0 };
  });
  const latest = answers.map(({ option }) => option.weights).reverse();
  const sorted = matches.toSorted((one, other) => compare(one, other, latest));
  const [first, second] = sorted;
  const decided = first !== undefined && first.match > 0;
  return {
    outcomeId: decided ? first.outcomeId : null,
    matches: sorted,
    tied: decided && second !== undefined && first.match - second.match < EQUAL,
  };
}

/** The fewest and the most points that one question can give to an outcome. */
export function rangeOf(question: PersonalityQuestion, outcomeId: string): { low: number; high: number } {
  const weights = question.options.map((option) => option.weights[outcomeId] ?? 0);
  return weights.length === 0 ? { low: 0, high: 0 } : { low: Math.min(...weights), high: Math.max(...weights) };
}

function compare(one: Match, other: Match, latest: readonly Record<string, number>[]): number {
  if (Math.abs(one.match - other.match) >= EQUAL) return other.match - one.match;
  for (const weights of latest) {
    const difference = (weights[other.outcomeId] ?? 0) - (weights[one.outcomeId] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
