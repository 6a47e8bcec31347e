/** Which sentences a summary is made of, and how they are set. */
import { DEFAULT_SUMMARY_POINTS, type SummaryBrief } from "#lib/kinds/summary/schema";
import { baseLanguage } from "#lib/text/sentences";
import type { SourceSentence } from "../sources/read-sources.ts";
import { selectAbstract, selectSentences, type Material } from "./select.ts";

export type SummaryPlan = {
  /** `before`: the Markdown between the piece before and this one. */
  pieces: { sentence: SourceSentence; before: string }[];
  points: number;
  words: number;
};

/** Words of a sentence, on average: the budget divided by it is the number of sections. */
const USUAL_SENTENCE = 19;
const LONGEST_POINT = 34;
/** A paragraph of running text ends at the first new paragraph of the source after so many words. */
const PARAGRAPH_WORDS = 60;
const OVER = 1.1;
const ENOUGH = 0.9;

export function planSummary(brief: SummaryBrief, material: Material): SummaryPlan {
  return brief.words === undefined
    ? planPoints(brief.points ?? DEFAULT_SUMMARY_POINTS, material)
    : planText(brief.words, material);
}

function planText(words: number, material: Material): SummaryPlan {
  const budget = {
    sections: Math.max(2, Math.round(words / USUAL_SENTENCE)),
    sentences: words,
    words: words * OVER,
    enoughWords: words * ENOUGH,
  };
  const chosen = selectSentences(material, budget).flatMap((index) => material.sentences[index] ?? []);
  return { pieces: setAsText(chosen, material.language), points: 0, words: wordsOf(chosen) };
}

function setAsText(chosen: readonly SourceSentence[], language: string): SummaryPlan["pieces"] {
  const space = ["ja", "zh", "th"].includes(baseLanguage(language)) ? "" : " ";
  let words = 0;
  return chosen.map((sentence, index) => {
    const last = chosen[index - 1];
    const breaks = last !== undefined && words >= PARAGRAPH_WORDS && last.paragraph !== sentence.paragraph;
    words = (breaks ? 0 : words) + sentence.words;
    return { sentence, before: index === 0 ? "" : breaks ? "\n\n" : space };
  });
}

/** An abstract, then the points. Short sources give their sentences to the points first. */
function planPoints(points: number, material: Material): SummaryPlan {
  const { sentences, language } = material;
  const abstract = selectAbstract(material).slice(0, Math.max(1, sentences.length - points));
  const budget = { sections: points, sentences: points, words: points * LONGEST_POINT, enoughWords: Infinity };
  const chosen = selectSentences(material, budget, abstract);
  const opening = abstract.flatMap((index) => sentences[index] ?? []);
  const listed = chosen.flatMap((index) => sentences[index] ?? []);
  const items = listed.map((sentence, index) => ({ sentence, before: index === 0 ? "\n\n- " : "\n- " }));
  return {
    pieces: [...setAsText(opening, language), ...items],
    points: listed.length,
    words: wordsOf([...opening, ...listed]),
  };
}

function wordsOf(sentences: readonly SourceSentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.words, 0);
}
