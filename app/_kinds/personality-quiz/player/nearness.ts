import { EQUAL } from "#lib/kinds/personality-quiz/score";

export type NearWord = "equal" | "close" | "some" | "far";

const CLOSE = 0.12;
const SOME = 0.3;

/** The word for how far a match lies behind the best one; both 0 to 1. */
export function nearnessOf(match: number, best: number): NearWord {
  const behind = best - match;
  if (behind < EQUAL) return "equal";
  if (behind <= CLOSE) return "close";
  return behind <= SOME ? "some" : "far";
}
