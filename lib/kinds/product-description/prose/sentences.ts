/** Facts as sentences of English. Pure: the same facts and seed give the same words. */
import type { ReadFact } from "../facts/read.ts";
import { FACT_TYPES, type FactType } from "../facts/types.ts";
import { predicateOf, type Predicate } from "./predicates.ts";
import { capital, endMark, headNoun, inSentence, isPlural, listed } from "./words.ts";

/** `facts`: which facts it tells, by their place in the table. `asItIs`: in the table's own words, not as a sentence. */
export type FactSentence = { text: string; facts: number[]; asItIs?: boolean };

/** Beyond this, two facts are two sentences. */
const LONGEST = 130;

/** In an order in which people tell of a thing: what it is made of, how large it is, what it does, what comes with it. */
const ORDER: FactType[] = [...FACT_TYPES.slice(0, 16), "feature", "other", ...FACT_TYPES.slice(16)];

/**
 * All facts, two to a sentence where they fit. The first sentence names the product; a seed varies wording and pairs,
 * so that a shop's pages are not all alike.
 */
export function tellFacts(name: string, facts: readonly ReadFact[], seed: number): FactSentence[] {
  const pick = picker(seed);
  const ordered = facts.toSorted((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));
  const noun = headNoun(name);
  const plural = isPlural(noun ?? name);
  const sentences: FactSentence[] = [];
  const waiting: { fact: ReadFact; predicate: Predicate }[] = [];
  const say = () => {
    const said = waiting.splice(0);
    if (said.length === 0) return;
    const subject = sentences.length === 0 ? named(name) : subjectFor(noun, plural, pick);
    const halves = said.map(({ predicate }) => predicate(plural));
    sentences.push({ text: `${subject} ${joined(halves)}.`, facts: said.map(({ fact }) => fact.index) });
  };
  const plain: FactSentence[] = [];
  for (const fact of ordered) {
    const predicate = predicateOf(fact, pick);
    if (!predicate) {
      plain.push({ text: asItIs(fact), facts: [fact.index], asItIs: true });
      continue;
    }
    const before = waiting[0];
    if (before && (waiting.length > 1 || before.predicate(plural).length + predicate(plural).length > LONGEST)) say();
    waiting.push({ fact, predicate });
    // Now and then a fact stands alone.
    if (waiting.length === 1 && sentences.length > 0 && pick(4) === 0) say();
  }
  say();
  return [...sentences, ...plain];
}

/** “is 20 cm high and 8 cm wide”, not “and is 8 cm wide”; behind a “not” the verb stands again. */
function joined([first = "", second]: string[]): string {
  if (second === undefined) return first;
  const shared = /\b(?:not|no)\b/.test(first) ? null : /^(?:is|are|has|have|comes|come) /.exec(first)?.[0];
  const rest = shared && second.startsWith(shared) ? second.slice(shared.length) : second;
  return `${first}${first.includes(" and ") ? ", and " : " and "}${first.includes(" and ") ? second : rest}`;
}

/** “Care: hand wash only.” */
export function asItIs({ name, value, yes }: ReadFact): string {
  if (yes !== null) return endMark(yes ? capital(name) : `${capital(name)}: no`);
  return endMark(`${capital(name)}: ${/[.!?]\s/.test(value) ? value : inSentence(listed(value))}`);
}

function named(name: string): string {
  return /^(?:the|a|an)\s/i.test(name) ? capital(name) : `The ${name}`;
}

function subjectFor(noun: string | null, plural: boolean, pick: (count: number) => number): string {
  if (noun && pick(3) === 0) return `The ${noun}`;
  return plural ? "They" : "It";
}

/** Small numbers that follow from the seed (mulberry32, Ettinger 2017). */
function picker(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count);
  };
}
