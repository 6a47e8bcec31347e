import { verdictOf } from "#lib/text/entailment";
import type { SuiteStage } from "../suite.ts";

/** What a source says, what a draft claims, and how the two stand to each other. */
const PAIRS = [
  ["The ferry does not sail in bad weather.", "The ferry sails in bad weather.", "contradiction"],
  ["The bakery sells 730 loaves on Saturdays.", "The bakery sells loaves on Saturdays.", "entailment"],
  ["The old bridge was closed in spring.", "The old bridge was open in spring.", "contradiction"],
  ["The choir gave 27 concerts last year.", "The choir gave concerts last year.", "entailment"],
  ["The museum charges no admission.", "Visitors have to pay to enter the museum.", "contradiction"],
  ["Children planted apple trees in the garden.", "Trees were planted in the garden.", "entailment"],
  ["The lock lifts boats by three metres.", "The lock lowers the price of bread.", "neutral"],
  ["All valves were replaced at night.", "None of the valves were replaced.", "contradiction"],
  ["The lighthouse keeper lives alone with two dogs.", "The lighthouse keeper has dogs.", "entailment"],
  ["The workshop repairs accordions.", "The workshop was founded by two sisters.", "neutral"],
] as const;

export const entailClaim: SuiteStage = {
  stage: "entail-claim",
  items: PAIRS.map(([premise, claim, expected]) => ({
    async run({ entailer, signal }) {
      const [scores] = (await entailer?.entail({ pairs: [{ premise, claim }], signal })) ?? [];
      if (!scores) return "empty";
      return verdictOf(scores) === expected ? null : "wrong-verdict";
    },
  })),
};
