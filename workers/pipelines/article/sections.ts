/** The sections of a text: those of the brief, or stretches of the sources about one thing each. */
import { dot, mean } from "#lib/text/similarity";
import { cutIntoSections } from "../summary/sections.ts";
import { assignFacts, type AskedSection } from "./assign.ts";
import type { Fact } from "./facts.ts";

export type PlannedSection = {
  /** Null where the article has no sections; “” until it is named. */
  heading: string | null;
  /** In the order of the sources. */
  facts: Fact[];
};

const MOST_SECTIONS = 7;
/** A shorter article is one run of paragraphs. */
const FEWEST_FOR_SECTIONS = 150;
/** A fact is about the topic when it is at least this near to it, compared with the nearest. */
const NEAR_TOPIC = 0.15;
/** To choose from: so many times the words that were asked for. */
const SPARE = 1.4;
const TWIN = 0.88;
/** A fact may be this much longer than what is left. */
const OVER = 1.1;

/** Sections without facts stay, so that it can be said. */
export function fillOutline(outline: readonly AskedSection[], facts: readonly Fact[], words: number): PlannedSection[] {
  const assigned = assignFacts(facts, outline, words / outline.length);
  return outline.map(({ heading }, index) => ({ heading, facts: assigned[index] ?? [] }));
}

/** Without an outline: neighbouring facts that belong together, each stretch cut to its share of the length. */
export function planSections(
  facts: readonly Fact[],
  topic: Float32Array,
  { words, wordsPerSection, byMeaning }: { words: number; wordsPerSection: number; byMeaning: boolean },
): PlannedSection[] {
  // By words alone, a fact that does not repeat the topic's words looks as if it had nothing to do with it.
  const about = byMeaning ? onTopic(facts, topic, words) : [...facts];
  const total = sumOf(about);
  const length = Math.min(words, total);
  const count = length < FEWEST_FOR_SECTIONS ? 1 : Math.max(2, Math.round(length / wordsPerSection));
  const groups = cutIntoSections(
    about.flatMap((fact) => (fact.sentences[0] ? [{ ...fact.sentences[0], words: fact.words }] : [])),
    about.map((fact) => fact.vector),
    Math.min(MOST_SECTIONS, count),
  ).map((section) => section.members.flatMap((index) => about[index] ?? []));
  return groups.map((group, index) => ({
    // The first stretch introduces the article.
    heading: index === 0 ? null : "",
    facts: chooseFacts(group, topic, (words * sumOf(group)) / Math.max(1, total)),
  }));
}

/** The facts nearest to the topic, somewhat more than are needed, in the order of the sources. */
function onTopic(facts: readonly Fact[], topic: Float32Array, words: number): Fact[] {
  const ranked = facts
    .map((fact) => ({ fact, near: dot(fact.vector, topic) }))
    .sort((one, other) => other.near - one.near);
  const limit = (ranked[0]?.near ?? 0) * NEAR_TOPIC;
  const chosen = new Set<Fact>();
  let sum = 0;
  for (const { fact, near } of ranked) {
    if (sum >= words * SPARE || near < limit) break;
    chosen.add(fact);
    sum += fact.words;
  }
  return facts.filter((fact) => chosen.has(fact));
}

/** The facts nearest to the section and the topic, within the budget, none said twice, in the order of the sources. */
function chooseFacts(group: readonly Fact[], topic: Float32Array, budget: number): Fact[] {
  const centre = mean(group.map((fact) => fact.vector));
  const scored = group
    .map((fact, index) => ({
      fact,
      score: 0.3 * dot(fact.vector, centre) + 0.6 * dot(fact.vector, topic) + (index === 0 ? 0.1 : 0),
    }))
    .sort((one, other) => other.score - one.score);
  const chosen: Fact[] = [];
  let words = 0;
  for (const { fact } of scored) {
    if (chosen.length > 0 && words + fact.words > budget * OVER) continue;
    if (chosen.some((other) => dot(fact.vector, other.vector) > TWIN)) continue;
    chosen.push(fact);
    words += fact.words;
  }
  return group.filter((fact) => chosen.includes(fact));
}

export function sumOf(facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + fact.words, 0);
}
