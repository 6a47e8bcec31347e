/** The order of options: numbers sorted, and the right answers spread over all positions. */
import { areNumbers, sortByValue } from "#lib/kinds/quiz/options";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import { LAYOUTS } from "./candidates.ts";
import { findDistractors, WRONG_OPTIONS } from "./distractors.ts";
import type { Level } from "./distractors-numbers.ts";
import type { Candidate } from "./types.ts";

export type Choice = { text: string; correct: boolean };

/** Four choices for each candidate, in its order; the same seed gives the same. */
export function arrangeChoices(candidates: readonly Candidate[], level: Level, seed: string): Choice[][] {
  const used = [0, 0, 0, 0];
  const arranged = new Map<Candidate, Choice[]>();
  const take = (candidate: Candidate, variants: Choice[][]) => {
    const best = variants.reduce((one, other) => ((used[keyAt(other)] ?? 0) < (used[keyAt(one)] ?? 0) ? other : one));
    used[keyAt(best)] = (used[keyAt(best)] ?? 0) + 1;
    arranged.set(candidate, best);
  };
  // Numbers first: where their key can stand is limited, names can stand anywhere.
  const numeric = candidates.filter((candidate) => areNumbers(choicesOf(candidate, candidate.wrong)));
  for (const candidate of numeric) take(candidate, sortedVariants(candidate, level, seed));
  for (const candidate of candidates) if (!numeric.includes(candidate)) take(candidate, freeVariants(candidate, seed));
  return candidates.map((candidate) => arranged.get(candidate) as Choice[]);
}

/** “How many ships …?” is answered by the number alone. */
export const shownText = ({ form, key }: Candidate, option: string): string =>
  form === "direct" && key.type === "count" && key.noun ? option.slice(0, option.length - key.noun.length - 1) : option;

const keyAt = (choices: readonly Choice[]): number => choices.findIndex((choice) => choice.correct);

const choicesOf = (candidate: Candidate, wrong: readonly string[]): Choice[] =>
  [candidate.key.text, ...wrong].map((option, index) => ({ text: shownText(candidate, option), correct: index === 0 }));

function sortedVariants(candidate: Candidate, level: Level, seed: string): Choice[][] {
  const { key, stem, document } = candidate;
  const variants = shuffle(LAYOUTS, `${seed}/${stem}`)
    .map((layout) => findDistractors(key, stem, document, { layout, level }).options)
    .filter((options) => options.length === WRONG_OPTIONS)
    .map((options) => choicesOf(candidate, options))
    .filter(areNumbers);
  return [...variants, choicesOf(candidate, candidate.wrong)].map(sortByValue);
}

function freeVariants(candidate: Candidate, seed: string): Choice[][] {
  const [right, ...wrong] = choicesOf(candidate, shuffle(candidate.wrong, `${seed}/${candidate.stem}`));
  const positions = shuffle([0, 1, 2, 3], `${seed}/${candidate.question}`);
  return positions.map((position) => [...wrong.slice(0, position), right as Choice, ...wrong.slice(position)]);
}
