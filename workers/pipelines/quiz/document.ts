/** What the rules know of one source: its sentences, names, frequent terms and years. */
import { cleanArticle } from "#lib/text/clean";
import type { PipelineSource } from "../pipeline.ts";
import { findNames } from "./names.ts";
import type { QuizDocument, Sentence } from "./types.ts";
import { wordList } from "#lib/text/words";

/** Of a longer source, every second, third … paragraph is read, so that questions still come from all of it. */
const MOST_SENTENCES = 3000;
const TOP_TERMS = 6;
const STOP_WORDS = new Set(
  "the and for was are but not you all can had her his has who its out one two now how our new may she him did get any see way use than per while that this with from have been were their which would could about there other after first also more most into over such only some what when will they them these those your said says year years people time made make just like even very much many well back because where being does through between under again last during before both each".split(
    " ",
  ),
);

export function readDocument(source: PipelineSource): QuizDocument {
  const all = cleanArticle(source.text).sentences;
  const sentences = sample(all);
  const prose = sentences.map((sentence) => sentence.text).join("\n");
  const terms = countTerms(prose);
  const byCount = [...terms].sort((one, other) => other[1] - one[1]);
  return {
    source,
    prose,
    sentences,
    skippedSentences: all.length - sentences.length,
    names: findNames(sentences),
    terms,
    topTerms: byCount.slice(0, TOP_TERMS).map(([term]) => term),
    years: [...new Set((prose.match(/\b(?:1[5-9]\d\d|20[0-4]\d)\b/g) ?? []).map(Number))],
  };
}

/** For each sentence, 0 to 1: how much of it is made of the document's frequent terms. */
export function salienceByTerms(document: QuizDocument): number[] {
  const top = Math.max(1, ...document.terms.values());
  return document.sentences.map((sentence: Sentence) => {
    const words = wordList(sentence.text.toLowerCase()).filter((word) => word.length > 3 && !STOP_WORDS.has(word));
    const weight = words.reduce((sum, word) => sum + (document.terms.get(toTerm(word)) ?? 0) / top, 0);
    return Math.min(1, (weight / Math.max(4, words.length)) * 3);
  });
}

/** For each vector, 0 to 1: its cosine with the sum of all (an embedder's vectors are of length one). */
export function salienceByVectors(vectors: readonly Float32Array[]): number[] {
  const centre = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [index, value] of vector.entries()) centre[index] = (centre[index] ?? 0) + value;
  return vectors.map((vector) => Math.max(0, cosine(vector, centre)));
}

function sample(sentences: readonly Sentence[]): Sentence[] {
  const stride = Math.ceil(sentences.length / MOST_SENTENCES);
  return sentences.filter((sentence) => sentence.paragraph % stride === 0 || stride <= 1).slice(0, MOST_SENTENCES);
}

function cosine(one: Float32Array, other: Float32Array): number {
  let dot = 0;
  let left = 0;
  let right = 0;
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    dot += value * against;
    left += value * value;
    right += against * against;
  }
  return dot / Math.sqrt(left * right || 1);
}

function countTerms(prose: string): Map<string, number> {
  const terms = new Map<string, number>();
  for (const word of wordList(prose.toLowerCase())) {
    if (word.length < 3 || STOP_WORDS.has(word) || /^\d/.test(word)) continue;
    terms.set(toTerm(word), (terms.get(toTerm(word)) ?? 0) + 1);
  }
  return terms;
}

const toTerm = (word: string): string => word.replace(/s$/, "");
