/** The weights of some questions as numbers, for counting: every outcome's points from nought to its most. */
import { rangeOf } from "../score.ts";
import type { PersonalityContent, PersonalityQuestion } from "../schema.ts";

export type OddsTable = {
  outcomeIds: string[];
  /** By question, option and outcome: points above the fewest that the question can give. */
  points: number[][][];
  /** By outcome: the most that all questions together can give. */
  most: number[];
};

/** A question without options is left out: nobody can answer it. */
export function tableOf(
  { outcomes }: Pick<PersonalityContent, "outcomes">,
  questions: readonly PersonalityQuestion[],
): OddsTable {
  const outcomeIds = outcomes.map(({ id }) => id);
  const points = questions
    .filter(({ options }) => options.length > 0)
    .map((question) => {
      const lows = outcomeIds.map((id) => rangeOf(question, id).low);
      return question.options.map(({ weights }) => outcomeIds.map((id, at) => (weights[id] ?? 0) - (lows[at] ?? 0)));
    });
  return { outcomeIds, points, most: mostOf(points, outcomeIds.length) };
}

/** The same outcomes, and only the questions at these places. */
export function onlyQuestions(table: OddsTable, places: readonly number[]): OddsTable {
  const points = places.flatMap((place) => (table.points[place] ? [table.points[place]] : []));
  return { outcomeIds: table.outcomeIds, points, most: mostOf(points, table.outcomeIds.length) };
}

function mostOf(points: number[][][], outcomes: number): number[] {
  return Array.from({ length: outcomes }, (_, at) =>
    points.reduce((sum, options) => sum + Math.max(...options.map((option) => option[at] ?? 0)), 0),
  );
}
