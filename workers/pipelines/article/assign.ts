/** Facts to sections, for all sections at once: each fact goes where it fits best, as long as there is room. */
import { dot, mean } from "#lib/text/similarity";
import { contentWords, stemOf } from "#lib/text/words";
import type { Fact } from "./facts.ts";

/** `own`: the words of the heading that are not the topic's. */
export type AskedSection = { heading: string; own: string; vector: Float32Array };

/** A section that is not the best one for a fact loses so many times the difference, and cannot take it beyond this. */
const SECOND_BEST_COST = 1.5;
const SECOND_BEST_LIMIT = 0.05;
/** How much nearer to its section a fact must be than facts are on average. */
const FEWEST_ABOVE_AVERAGE = 0.05;
/** What stands around a fact in its source says where it belongs, too. */
const PARAGRAPH_WEIGHT = 0.35;
/** A heading whose words stand in the fact. */
const WORDS_WEIGHT = 0.2;
const OVER = 1.35;
/** Two facts of a section this near say the same. */
const TWIN = 0.85;

/** For each section, its facts in the order of the sources. `words`: what each may hold. */
export function assignFacts(facts: readonly Fact[], sections: readonly AskedSection[], words: number): Fact[][] {
  const assigned: Fact[][] = sections.map(() => []);
  const held = sections.map(() => 0);
  const used = new Set<Fact>();
  for (const { fact, section, near } of pairsByFit(facts, sections)) {
    const own = assigned[section];
    if (!own || used.has(fact) || near < FEWEST_ABOVE_AVERAGE || (held[section] ?? 0) + fact.words > words * OVER)
      continue;
    if (own.some((other) => dot(fact.vector, other.vector) > TWIN)) continue;
    used.add(fact);
    own.push(fact);
    held[section] = (held[section] ?? 0) + fact.words;
  }
  return assigned.map((own) => facts.filter((fact) => own.includes(fact)));
}

function pairsByFit(facts: readonly Fact[], sections: readonly AskedSection[]) {
  const nearness = sections.map((section) => nearnessTo(section, facts));
  return facts
    .flatMap((fact, at) => {
      const near = nearness.map((column) => column[at] ?? 0);
      const best = Math.max(...near);
      return near.map((value, section) => ({
        fact,
        section,
        near: best - value > SECOND_BEST_LIMIT ? -1 : value,
        fit: value - (best - value) * SECOND_BEST_COST,
      }));
    })
    .sort((one, other) => other.fit - one.fit);
}

/**
 * For each fact, its similarity less that of the average fact: what all share with a heading (the topic's own words)
 * says nothing about where one belongs.
 */
function nearnessTo({ own: ownWords, vector }: AskedSection, facts: readonly Fact[]): number[] {
  const own = facts.map((fact) => dot(fact.vector, vector));
  const average = own.reduce((sum, value) => sum + value, 0) / Math.max(1, own.length);
  const around = paragraphVectors(facts);
  const words = headingWords(ownWords, facts);
  return facts.map((fact, at) => {
    const paragraph = dot(around.get(paragraphOf(fact)) ?? fact.vector, vector);
    const near = (1 - PARAGRAPH_WEIGHT) * (own[at] ?? 0) + PARAGRAPH_WEIGHT * paragraph - average;
    const stems = new Set(contentWords(fact.text).map(stemOf));
    const shared = words.filter((word) => stems.has(word)).length / Math.max(1, words.length);
    return near + WORDS_WEIGHT * shared;
  });
}

function paragraphVectors(facts: readonly Fact[]): Map<number, Float32Array> {
  const groups = new Map<number, Float32Array[]>();
  for (const fact of facts) groups.set(paragraphOf(fact), [...(groups.get(paragraphOf(fact)) ?? []), fact.vector]);
  return new Map([...groups].map(([paragraph, vectors]) => [paragraph, mean(vectors)]));
}

const paragraphOf = (fact: Fact): number => fact.sentences[0]?.paragraph ?? -1;

/** Stems of the heading that tell facts apart: those that stand in less than a third of them. */
function headingWords(heading: string, facts: readonly Fact[]): string[] {
  const texts = facts.map((fact) => new Set(contentWords(fact.text).map(stemOf)));
  return contentWords(heading)
    .map(stemOf)
    .filter((stem) => texts.filter((stems) => stems.has(stem)).length < texts.length / 3);
}
