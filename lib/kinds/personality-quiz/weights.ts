/** Weights from traits: what an option shows, and what an outcome stands for. */
import type { Outcome, PersonalityContent, PersonalityOption } from "./schema.ts";
import { areAkin, type Trait } from "./traits.ts";

/** Where the main trait of one is a trait of the other. */
export const MAIN_WEIGHT = 2;
/** Where they share another one, or their main ones are akin. */
export const SHARED_WEIGHT = 1;

/** 2, 1 or 0. Of both lists the first is the main trait. */
export function weightOf(option: readonly Trait[], outcome: readonly Trait[]): number {
  const [optionMain] = option;
  const [outcomeMain] = outcome;
  if (!optionMain || !outcomeMain) return 0;
  if (outcome.includes(optionMain) || option.includes(outcomeMain)) return MAIN_WEIGHT;
  const shares = option.some((trait) => outcome.includes(trait)) || areAkin(optionMain, outcomeMain);
  return shares ? SHARED_WEIGHT : 0;
}

/** By outcome id; outcomes that get nothing are left out. */
export function weightsOf(
  option: readonly Trait[],
  outcomes: readonly Pick<Outcome, "id" | "traits">[],
): Record<string, number> {
  return Object.fromEntries(
    outcomes.map(({ id, traits }) => [id, weightOf(option, traits ?? [])] as const).filter(([, weight]) => weight > 0),
  );
}

/** The content with the weights of every option computed anew that has traits; others keep what they were given. */
export function recomputeWeights(content: PersonalityContent): PersonalityContent {
  const weigh = (option: PersonalityOption): PersonalityOption =>
    option.traits?.length ? { ...option, weights: weightsOf(option.traits, content.outcomes) } : option;
  return {
    ...content,
    questions: content.questions.map((question) => ({ ...question, options: question.options.map(weigh) })),
  };
}
