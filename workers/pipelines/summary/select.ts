/**
 * Stratified extraction: one sentence from each section, then filled up to the budget. Coverage by nearness to the
 * whole alone rewards scatter; sections make sure that each part of the text has its say.
 */
import { dot, mean } from "#lib/text/similarity";
import type { PipelineSource } from "../pipeline.ts";
import { leansOnBefore, opensWithPronoun } from "../sources/anaphora.ts";
import type { SourceSentence } from "../sources/read-sources.ts";
import { cutIntoSections, type Section } from "./sections.ts";

export type Budget = {
  sections: number;
  /** Sentences at most. */
  sentences: number;
  /** Words at most. */
  words: number;
  /** Filled up until so many words are there. */
  enoughWords: number;
};

export type Material = {
  sentences: readonly SourceSentence[];
  vectors: readonly Float32Array[];
  language: string;
  /** Words that must not be in the draft. */
  avoid: RegExp | null;
};

const SECTION_WEIGHT = 0.55;
const WHOLE_WEIGHT = 0.25;
const FIRST_OF_SECTION = 0.08;
const FIRST_OF_SOURCE = 0.5;
const LEANS_ON_BEFORE = 0.3;
const ODD_LENGTH = 0.2;
const FAULTY = 0.25;
const FORBIDDEN = 0.4;
const QUESTION_OR_COLON = 0.4;
const REDUNDANCY = 0.25;
const SHORT = 7;
const FEWEST_TO_FILL = 5;
const SHORT_SENTENCE = 12;
const LONG = 34;
/** Two sentences this near say the same. */
const TWIN = 0.88;
const MOST_LEADS = 3;
const ABSTRACT_WORDS = 55;
/** What fills up must add something. */
const TOO_NEAR_TO_FILL = 0.75;

/** Indexes of the chosen sentences, in the order of the sources. `taken` are left out, and so is what repeats them. */
export function selectSentences(material: Material, budget: Budget, taken: readonly number[] = []): number[] {
  const { sentences, vectors } = material;
  const sections = sectionsWithout(taken, material, Math.max(1, budget.sections));
  const whole = mean(vectors);
  const picked: number[] = [];
  let words = 0;
  const fits = (index: number, reserved = 0) =>
    picked.length < budget.sentences && words + (sentences[index]?.words ?? 0) + reserved <= budget.words;
  const pick = (index: number) => {
    picked.push(index);
    words += sentences[index]?.words ?? 0;
  };
  const near = (index: number) => nearestTo(index, [...picked, ...taken], vectors);

  for (const [order, section] of sections.entries()) {
    // What the sections behind need at least: else a long sentence early leaves nothing for the end of the text.
    const reserved = (sections.length - 1 - order) * SHORT_SENTENCE;
    const best = section.members
      .filter((index) => standsAlone(index, picked, material) && near(index) < TWIN && fits(index, reserved))
      .map((index) => ({ index, score: scoreOf(index, section, whole, material) - REDUNDANCY * near(index) }))
      .sort((one, other) => other.score - one.score)[0];
    if (best) pick(best.index);
  }
  const rest = sentences
    .map((_, index) => index)
    .filter((index) => !picked.includes(index) && !taken.includes(index) && mayFill(sentences[index], material))
    .sort((one, other) => dot(vectorOf(vectors, other), whole) - dot(vectorOf(vectors, one), whole));
  for (const index of rest) {
    if (picked.length >= budget.sentences || words >= budget.enoughWords) break;
    if (fits(index) && near(index) < TOO_NEAR_TO_FILL) pick(index);
  }
  return picked.sort((one, other) => one - other);
}

/** Sections of the sentences that are still free. */
function sectionsWithout(taken: readonly number[], { sentences, vectors }: Material, count: number): Section[] {
  const free = sentences.map((_, index) => index).filter((index) => !taken.includes(index));
  const sections = cutIntoSections(
    free.flatMap((index) => sentences[index] ?? []),
    free.map((index) => vectorOf(vectors, index)),
    count,
  );
  return sections.map(({ members, centre }) => ({ centre, members: members.flatMap((at) => free[at] ?? []) }));
}

/**
 * What opens an abstract: of each source, three at most, the sentence that best stands for it; with one source also
 * the sentence that follows, which may lean on it.
 */
export function selectAbstract(material: Material): number[] {
  const { sentences } = material;
  const sources = [...new Set(sentences.map(({ source }) => source))].slice(0, MOST_LEADS);
  const leads = sources.flatMap((source) => selectLead(material, source) ?? []);
  const [only] = leads;
  if (sources.length !== 1 || only === undefined) return leads;
  const [lead, next] = [sentences[only], sentences[only + 1]];
  const goesOn = lead && next && next.paragraph === lead.paragraph && next.fault === null;
  return goesOn && lead.words + next.words <= ABSTRACT_WORDS ? [only, only + 1] : leads;
}

function selectLead(material: Material, source: PipelineSource): number | null {
  const members = material.sentences.flatMap((sentence, index) => (sentence.source === source ? [index] : []));
  const own = { members, centre: mean(members.map((index) => vectorOf(material.vectors, index))) };
  const best = members
    .map((index) => ({ index, score: scoreOf(index, own, own.centre, material) }))
    .sort((one, other) => other.score - one.score)[0];
  return best?.index ?? null;
}

function scoreOf(
  index: number,
  section: Section,
  whole: Float32Array,
  { sentences, vectors, language, avoid }: Material,
): number {
  const sentence = sentences[index];
  if (!sentence) return -Infinity;
  const vector = vectorOf(vectors, index);
  return (
    SECTION_WEIGHT * dot(vector, section.centre) +
    WHOLE_WEIGHT * dot(vector, whole) +
    (index === section.members[0] ? FIRST_OF_SECTION : 0) +
    (sentence.opensSource ? FIRST_OF_SOURCE : 0) -
    (leansOnBefore(sentence.text, language) && !sentence.opensSource ? LEANS_ON_BEFORE : 0) -
    (sentence.words < SHORT || sentence.words > LONG ? ODD_LENGTH : 0) -
    (/[?:]$/.test(sentence.text) ? QUESTION_OR_COLON : 0) -
    (sentence.fault === null ? 0 : FAULTY) -
    (avoid?.test(sentence.text) ? FORBIDDEN : 0)
  );
}

/** “It stayed closed for eight years.” needs the sentence before it. */
function standsAlone(index: number, picked: readonly number[], { sentences, language }: Material): boolean {
  const sentence = sentences[index];
  return sentence !== undefined && (!opensWithPronoun(sentence.text, language) || picked.includes(index - 1));
}

function mayFill(sentence: SourceSentence | undefined, { language, avoid }: Material): boolean {
  if (!sentence || sentence.words < FEWEST_TO_FILL || sentence.fault !== null) return false;
  return !leansOnBefore(sentence.text, language) && !avoid?.test(sentence.text);
}

function nearestTo(index: number, others: readonly number[], vectors: readonly Float32Array[]): number {
  return others.reduce((most, other) => Math.max(most, dot(vectorOf(vectors, index), vectorOf(vectors, other))), 0);
}

function vectorOf(vectors: readonly Float32Array[], index: number): Float32Array {
  return vectors[index] ?? new Float32Array();
}
