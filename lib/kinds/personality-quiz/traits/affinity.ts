/** How well each trait fits each outcome, from its words and, where a model compared them, from its meaning. */
import { contentWords, stemOf } from "#lib/text/words";
import { TRAITS, TRAIT_WORDS, type Trait } from "../traits.ts";

/** By outcome, then by trait in the order of `TRAITS`; about 0 for no fit, 1 for a good one. */
export type Affinity = number[][];

/** `title` says what it is and `text` describes it; `theme` helps a model to understand both. */
export type DescribedOutcome = { title: string; text: string };

const IN_TITLE = 1;
const IN_TEXT = 0.8;

/** From words alone: how many of a trait's words stand in title or text. */
export function affinityByWords(outcomes: readonly DescribedOutcome[]): Affinity {
  const stems = TRAITS.map((trait) => new Set([trait, ...contentWords(TRAIT_WORDS[trait].words)].map(stemOf)));
  return outcomes.map(({ title, text }) => {
    const [inTitle, inText] = [title, text].map((words) => contentWords(words).map(stemOf));
    return stems.map((words) => {
      const count = (list: readonly string[] = []) => list.filter((word) => words.has(word)).length;
      return 1 - Math.exp(-(IN_TITLE * count(inTitle) + IN_TEXT * count(inText)));
    });
  });
}

/** `similarity` from an embedding model: set against what is usual for the outcome and for the trait, as some traits are near to everything. */
export function affinityByMeaning(similarity: readonly (readonly number[])[]): Affinity {
  const whole = average(similarity.flat());
  const ofOutcome = similarity.map((row) => average(row));
  const ofTrait = TRAITS.map((_, at) => average(similarity.map((row) => row[at] ?? 0)));
  const centred = similarity.map((row, outcome) =>
    row.map((value, at) => value - (ofOutcome[outcome] ?? 0) - 0.7 * ((ofTrait[at] ?? 0) - whole)),
  );
  const spread = Math.sqrt(average(centred.flat().map((value) => value * value))) || 1;
  return centred.map((row) => row.map((value) => Math.tanh(value / (2 * spread))));
}

export function addUp(parts: readonly { affinity: Affinity; weight: number }[]): Affinity {
  const [first] = parts;
  return (first?.affinity ?? []).map((row, outcome) =>
    row.map((_, at) => parts.reduce((sum, { affinity, weight }) => sum + weight * (affinity[outcome]?.[at] ?? 0), 0)),
  );
}

/** The sentences that an embedding model compares outcomes with, in the order of `TRAITS`. */
export const TRAIT_SENTENCES: readonly string[] = TRAITS.map((trait: Trait) => `Somebody ${TRAIT_WORDS[trait].about}.`);

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
