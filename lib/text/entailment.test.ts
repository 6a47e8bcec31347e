import { expect, it } from "vitest";
import { verdictOf } from "./entailment.ts";

it.each([
  [{ entailment: 0.9, neutral: 0.05, contradiction: 0.05 }, "entailment"],
  [{ entailment: 0.1, neutral: 0.2, contradiction: 0.7 }, "contradiction"],
  [{ entailment: 0.5, neutral: 0.1, contradiction: 0.4 }, "neutral"],
  [{ entailment: 0.1, neutral: 0.8, contradiction: 0.1 }, "neutral"],
] as const)("takes %o for %s", (scores, verdict) => expect(verdictOf(scores)).toBe(verdict));
