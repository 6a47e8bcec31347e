/** A result that an address carries: only its outcome, or the answers of a form that was sent without a script. */
import { scoreAnswers, type PersonalityResult } from "#lib/kinds/personality-quiz/score";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { Search } from "./search.ts";

/** Of a field of the form: before the id of its question. */
export const ANSWER_PREFIX = "a.";

export type GivenResult = { outcomeId: string; result: PersonalityResult | null };

/** Null when the address carries none, or one that this quiz does not have. */
export function readResult(content: PersonalityContent, search: Search): GivenResult | null {
  const { result: shared } = search;
  if (typeof shared === "string" && content.outcomes.some(({ id }) => id === shared))
    return { outcomeId: shared, result: null };
  const chosen = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      name.startsWith(ANSWER_PREFIX) && typeof value === "string" ? [[name.slice(ANSWER_PREFIX.length), value]] : [],
    ),
  );
  if (Object.keys(chosen).length === 0) return null;
  const result = scoreAnswers(content, content.questions, chosen);
  return result.outcomeId ? { outcomeId: result.outcomeId, result } : null;
}
