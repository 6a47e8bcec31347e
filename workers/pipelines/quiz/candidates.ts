/** All candidates of one sentence: stem, key, wrong options, wording, faults, gate. What was dropped says why. */
import { findDistractors, WRONG_OPTIONS } from "./distractors.ts";
import type { Layout, Level } from "./distractors-numbers.ts";
import { FAULT_WORDS, findFault } from "./faults.ts";
import { GATE, scoreCandidate } from "./gate.ts";
import { findKeys } from "./keys.ts";
import { makeStems, trimClauses } from "./stems.ts";
import type { AnswerKey, Candidate, QuizDocument, Sentence, Stem } from "./types.ts";
import { askDirectly, askForGap } from "./wording.ts";

export type Found = {
  accepted: Candidate[];
  /** Without a hard fault, but under the gate. */
  weak: Candidate[];
  /** Why others were dropped, in plain words, one entry for each. */
  dropped: string[];
};
/** Marks of Markdown or an address inside a sentence: they would stand in the question. */
const FORMATTED = /\]\(|\*\*|__|`|https?:|<\/?[a-z]/i;

export type SearchSettings = { level: Level; forbidden: RegExp | null };

export function findCandidates(
  document: QuizDocument,
  index: number,
  salience: number,
  settings: SearchSettings,
): Found {
  const found: Found = { accepted: [], weak: [], dropped: [] };
  const sentence = document.sentences[index] as Sentence;
  if (sentence.fault || FORMATTED.test(sentence.text))
    return { ...found, dropped: ["the sentence is no plain statement"] };
  const stems = makeStems(sentence, previousOf(document, index), document.names);
  if (stems.length === 0) return { ...found, dropped: ["the sentence is not understood without the text around it"] };
  const keyed = stems.flatMap((stem) => findKeys(stem.text, document.names).map((key) => ({ stem, key })));
  if (keyed.length === 0) return { ...found, dropped: ["the sentence holds no number, date or name to ask for"] };
  for (const { stem, key } of keyed) sort(found, tryKey(document, stem, key, salience, settings));
  return found;
}

/** The sentence before, unless paragraphs between the two were left out. */
function previousOf({ sentences }: QuizDocument, index: number): Sentence | null {
  const [previous, sentence] = [sentences[index - 1], sentences[index]];
  return previous && sentence && sentence.paragraph - previous.paragraph <= 1 ? previous : null;
}

function sort(found: Found, result: Candidate | string): void {
  if (typeof result === "string") found.dropped.push(result);
  else if (result.score >= GATE) found.accepted.push(result);
  else found.weak.push(result);
}

/** A candidate with its score, or why there is none. */
function tryKey(
  document: QuizDocument,
  { text, sentence, context }: Stem,
  key: AnswerKey,
  salience: number,
  { level, forbidden }: SearchSettings,
): Candidate | string {
  const stem = trimClauses(text, text.slice(0, key.index + key.text.length));
  const distractors = distractorsInSomeLayout(key, stem, document, level);
  if (!distractors) return "there are not three wrong answers of the same sort";
  const direct = askDirectly(stem, key);
  const question = direct ?? askForGap(stem, key);
  const fault = findFault(stem, key, question, document);
  if (fault) return FAULT_WORDS[fault];
  if (forbidden?.test([stem, key.text, ...distractors.options].join(" ")))
    return "it holds a word that the project forbids";
  const scored = {
    document,
    sentence,
    context,
    stem,
    key,
    question,
    form: direct ? ("direct" as const) : ("cloze" as const),
    wrong: distractors.options,
    fromDocument: distractors.fromDocument,
    salience,
  };
  return { ...scored, score: scoreCandidate(scored) };
}

export const LAYOUTS: readonly Layout[] = [0, 1, 2, 3];

function distractorsInSomeLayout(key: AnswerKey, stem: string, document: QuizDocument, level: Level) {
  for (const layout of LAYOUTS) {
    const distractors = findDistractors(key, stem, document, { layout, level });
    if (distractors.options.length === WRONG_OPTIONS) return distractors;
  }
  return null;
}
