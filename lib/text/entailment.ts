/** What an entailment model's probabilities are taken to say. */
export type Entailment = { entailment: number; neutral: number; contradiction: number };
export type Verdict = keyof Entailment;

/** Below it nothing is claimed: a model that wavers counts as neutral. */
const SURE = 0.6;

export function verdictOf({ entailment, contradiction }: Entailment): Verdict {
  if (contradiction >= SURE) return "contradiction";
  return entailment >= SURE ? "entailment" : "neutral";
}
