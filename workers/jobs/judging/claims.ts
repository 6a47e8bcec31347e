/** What an entailment model is asked about a revision: each claim, with what its source says, and what came of it. */
import type { RevisionToCheck } from "#lib/drafts/checks/queries";
import type { Evidence } from "#lib/kinds/evidence";
import { quizContentSchema } from "#lib/kinds/quiz/schema";
import { explanationOf, statementsOf } from "#lib/kinds/quiz/statements";
import { verdictOf, type Entailment, type Verdict } from "#lib/text/entailment";
import { readProse } from "#lib/text/markdown/prose";
import { collapse } from "#lib/text/sentences";

/** `holds`: false for a sentence that the draft itself calls untrue. */
export type Pair = { premise: string; claim: string; holds: boolean };

/** One piece of evidence, by its place in the revision's list, and all that is asked about it. */
export type Claim = { index: number; pairs: Pair[] };

/** Sentences of a text that say something else than the words that they rest on. */
export function claimsOfText({ evidence }: Pick<RevisionToCheck, "evidence">): Claim[] {
  return evidence.flatMap(({ place, quote, state }, index) => {
    if (!("start" in place)) return [];
    const [premise, claim] = [collapse(quote), collapse(readProse(place.quote).text)];
    if (premise === "" || claim === "" || (premise === claim && state === "supported")) return [];
    return [{ index, pairs: [{ premise, claim, holds: true }] }];
  });
}

/** Answers and explanations of a quiz, each against all passages that its question, or its option, rests on. */
export function claimsOfQuiz({ content, evidence }: Pick<RevisionToCheck, "content" | "evidence">): Claim[] {
  return quizContentSchema.parse(content).questions.flatMap((question) => {
    const own = evidence.flatMap((one, index) => {
      const { place } = one;
      return "questionId" in place && place.questionId === question.id ? [{ one, index, option: place.optionId }] : [];
    });
    const claims = new Map<number, Pair[]>();
    const ask = (on: typeof own, claim: string, holds: boolean) => {
      const [first] = on;
      const premise = premiseOf(on.map(({ one }) => one));
      if (first && premise !== "")
        claims.set(first.index, [...(claims.get(first.index) ?? []), { premise, claim, holds }]);
    };
    for (const { text, holds, optionId } of statementsOf(question)) {
      const ofOption = own.filter(({ option }) => option !== undefined && option === optionId);
      ask(ofOption.length > 0 ? ofOption : own, collapse(text), holds);
    }
    const explained = explanationOf(question, premiseOf(own.map(({ one }) => one)));
    if (explained) ask(own, explained, true);
    return [...claims].map(([index, pairs]) => ({ index, pairs }));
  });
}

/** Of the scores of its pairs: contradicted by one, or following in all; else it cannot be told. */
export function settle(pairs: readonly Pair[], scores: readonly Entailment[]): { label: Verdict; scores: Entailment } {
  const judged = pairs.flatMap(({ holds }, index) => {
    const found = scores[index];
    if (!found) return [];
    const { entailment, neutral, contradiction } = found;
    // What the draft calls untrue is borne out by a source that contradicts it.
    const turned = holds ? found : { entailment: contradiction, neutral, contradiction: entailment };
    return [{ label: verdictOf(turned), scores: turned }];
  });
  const [first] = judged;
  if (!first) return { label: "neutral", scores: { entailment: 0, neutral: 1, contradiction: 0 } };
  return (
    judged.find(({ label }) => label === "contradiction") ?? judged.find(({ label }) => label === "neutral") ?? first
  );
}

const premiseOf = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.toSorted((one, other) => one.start - other.start).map(({ quote }) => collapse(quote)))].join(
    " ",
  );
