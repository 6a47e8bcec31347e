/** A quiz from the bank: scenarios for these outcomes, weights from their traits, in an order that a seed decides. */
import { shuffle, hashText } from "../quiz/shuffle.ts";
import { BANK } from "./bank.ts";
import { listCandidates, optionCounts, type Candidate } from "./compose/candidates.ts";
import { chooseCandidates } from "./compose/choose.ts";
import type { Domain } from "./domains.ts";
import type { Outcome, PersonalityQuestion } from "./schema.ts";
import { weightsOf } from "./weights.ts";

export type Composition = {
  /** With their traits. */
  outcomes: readonly Outcome[];
  questions: number;
  liking: ReadonlyMap<Domain, number>;
  seed: string;
  mayUse: (text: string) => boolean;
};

/** At most as many as were asked for: the bank has an end, and forbidden words take scenarios out of it. */
export function composeQuestions({ outcomes, questions, liking, seed, mayUse }: Composition): PersonalityQuestion[] {
  const traits = outcomes.map((outcome) => outcome.traits ?? []);
  const chosen = chooseCandidates(listCandidates(BANK, traits, mayUse), {
    questions,
    outcomes: outcomes.length,
    liking,
    usualOptions: optionCounts(outcomes.length).usual,
    chance: (id) => hashText(`${seed}/${id}`) / 2 ** 32,
  });
  return inOrder(chosen, liking, seed).map((candidate, index) =>
    questionOf(candidate, `q${index + 1}`, outcomes, seed),
  );
}

/** What readers like stands first; two of one domain do not follow each other where that can be. */
function inOrder(chosen: readonly Candidate[], liking: ReadonlyMap<Domain, number>, seed: string): Candidate[] {
  const left = shuffle(chosen, `${seed}/order`).sort(
    (one, other) => (liking.get(other.scenario.domain) ?? 0) - (liking.get(one.scenario.domain) ?? 0),
  );
  const ordered: Candidate[] = [];
  while (left.length > 0) {
    const before = ordered.at(-1)?.scenario.domain;
    const next = left.findIndex(({ scenario }) => scenario.domain !== before);
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}

/** Options in an order of their own, so that no outcome is always the first. */
export function questionOf(
  { scenario, options }: Pick<Candidate, "scenario" | "options">,
  id: string,
  outcomes: readonly Outcome[],
  seed: string,
): PersonalityQuestion {
  return {
    id,
    stem: scenario.stem,
    tags: [scenario.domain],
    scenario: scenario.id,
    options: shuffle(options, `${seed}/${scenario.id}`).map(({ text, traits }, index) => ({
      id: String.fromCharCode(97 + index),
      text,
      weights: weightsOf(traits, outcomes),
      traits: [...traits],
      wordedBy: "bank" as const,
    })),
  };
}
