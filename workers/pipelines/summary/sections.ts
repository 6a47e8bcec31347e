/** A text cut into so many stretches of neighbouring sentences, each about one thing. */
import { dot, mean } from "#lib/text/similarity";
import type { SourceSentence } from "../sources/read-sources.ts";

/** Indexes of sentences, in order, and their mean vector. */
export type Section = { members: number[]; centre: Float32Array };

/** Longer neighbours are merged later: per word of both. */
const LENGTH_COST = 0.003;
/** Two sources are merged only when nothing else is left. */
const OTHER_SOURCE_COST = 2;

/** The most similar neighbouring paragraphs are merged until `count` are left; sentences, where there are fewer. */
export function cutIntoSections(
  sentences: readonly SourceSentence[],
  vectors: readonly Float32Array[],
  count: number,
): Section[] {
  const paragraphs = groupBy(sentences, (sentence) => sentence.paragraph);
  const groups = paragraphs.length >= count ? paragraphs : sentences.map((_, index) => [index]);
  const sections = groups.map((members) => ({ members, centre: centreOf(members, vectors) }));
  const nearness = sections.map((section, index) => nearnessOf(section, sections[index + 1], sentences));
  while (sections.length > Math.max(1, count)) {
    const at = indexOfLargest(nearness, sections.length - 1);
    const members = [...(sections[at]?.members ?? []), ...(sections[at + 1]?.members ?? [])];
    sections.splice(at, 2, { members, centre: centreOf(members, vectors) });
    nearness.splice(at, 1);
    for (const index of [at - 1, at]) {
      const section = sections[index];
      if (section) nearness[index] = nearnessOf(section, sections[index + 1], sentences);
    }
  }
  return sections;
}

function groupBy(sentences: readonly SourceSentence[], key: (sentence: SourceSentence) => number): number[][] {
  const groups = new Map<number, number[]>();
  for (const [index, sentence] of sentences.entries())
    groups.set(key(sentence), [...(groups.get(key(sentence)) ?? []), index]);
  return [...groups.values()];
}

function centreOf(members: readonly number[], vectors: readonly Float32Array[]): Float32Array {
  return mean(members.map((index) => vectors[index] ?? new Float32Array()));
}

function nearnessOf(one: Section, other: Section | undefined, sentences: readonly SourceSentence[]): number {
  if (!other) return -Infinity;
  const words = [...one.members, ...other.members].reduce((sum, index) => sum + (sentences[index]?.words ?? 0), 0);
  const apart = sentences[one.members[0] ?? 0]?.source !== sentences[other.members[0] ?? 0]?.source;
  return dot(one.centre, other.centre) - LENGTH_COST * words - (apart ? OTHER_SOURCE_COST : 0);
}

function indexOfLargest(values: readonly number[], end: number): number {
  let best = 0;
  for (let index = 1; index < end; index += 1)
    if ((values[index] ?? -Infinity) > (values[best] ?? -Infinity)) best = index;
  return best;
}
