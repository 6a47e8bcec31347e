/** What an article is built from: sentences that stand alone, with those that lean on them. */
import { mean } from "#lib/text/similarity";
import { leansOnBefore } from "../sources/anaphora.ts";
import type { SourceSentence } from "../sources/read-sources.ts";

export type Fact = {
  sentences: SourceSentence[];
  text: string;
  words: number;
  vector: Float32Array;
};

/** Longer chains are cut: a fact must find a place in a section. */
const MOST_SENTENCES = 3;
const MOST_WORDS = 80;

/** In the order of the sources; a sentence that leans on one that is not there is left out. */
export function gatherFacts(
  sentences: readonly SourceSentence[],
  vectors: readonly Float32Array[],
  language: string,
): Fact[] {
  const facts: Fact[] = [];
  let whole = true;
  for (const [index, sentence] of sentences.entries()) {
    const vector = vectors[index] ?? new Float32Array();
    const last = facts.at(-1);
    if (!leansOnBefore(sentence.text, language)) {
      facts.push({ sentences: [sentence], text: sentence.text, words: sentence.words, vector });
      whole = true;
    } else if (last && whole && follows(last, sentence)) {
      facts[facts.length - 1] = joined(last, sentence, vector);
    } else whole = false;
  }
  return facts.filter((fact) => fact.sentences[0]?.fault === null);
}

function follows(fact: Fact, sentence: SourceSentence): boolean {
  const before = fact.sentences.at(-1);
  const isNext = before !== undefined && before.source === sentence.source && before.paragraph === sentence.paragraph;
  return isNext && fact.sentences.length < MOST_SENTENCES && fact.words + sentence.words <= MOST_WORDS;
}

function joined(fact: Fact, sentence: SourceSentence, vector: Float32Array): Fact {
  return {
    sentences: [...fact.sentences, sentence],
    text: `${fact.text} ${sentence.text}`,
    words: fact.words + sentence.words,
    vector: mean([fact.vector, vector]),
  };
}
