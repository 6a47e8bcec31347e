import type { EngineName } from "../schema.ts";
import { STAGES, type StageName, type StageResult } from "./schema.ts";

/** What a profile says about one stage. */
export type Ability =
  /** No self-test yet, or one that did not know this stage. */
  { proved: false } | { proved: true; passed: boolean; accepted: number; items: number };

/** A stage is passed by at least half of its items. `results`: null where no self-test was completed. */
export function abilityFor(stage: StageName, results: readonly StageResult[] | null): Ability {
  const result = results?.find((one) => one.stage === stage);
  if (!result || result.items === 0) return { proved: false };
  const { accepted, items } = result;
  return { proved: true, passed: accepted * 2 >= items, accepted, items };
}

/** May a pipeline hand this stage to the model? Unproved ones only try what is checked against something. */
export function mayTry(stage: StageName, ability: Ability): boolean {
  return ability.proved ? ability.passed : STAGES[stage].guarded;
}

/** Engines that come with the desk and have no weights: they are tested when somebody asks for it, and not before. */
export const WITHOUT_WEIGHTS: readonly EngineName[] = ["extractive", "scripted"];

export function isTestedByItself(engine: EngineName): boolean {
  return !WITHOUT_WEIGHTS.includes(engine);
}
