/** The sentences of all sources of an order: cleaned, in the draft's language, within what can be worked on. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { cleanArticle, type CleanSentence } from "#lib/text/clean";
import type { SentenceFault } from "#lib/text/clean/sentence-fault";
import { isSameLanguage } from "#lib/text/language";
import { baseLanguage } from "#lib/text/sentences";
import { countWords } from "#lib/text/words";
import type { PipelineContext, PipelineSource } from "../pipeline.ts";
import { PipelineError } from "../pipeline-error.ts";
import { languageName } from "./language-names.ts";
import { sampleEvenly } from "./sample.ts";

export type SourceSentence = {
  source: PipelineSource;
  /** White space collapsed; the source's own words are `source.text.slice(start, end)`. */
  text: string;
  start: number;
  end: number;
  words: number;
  /** Counted over all sources. */
  paragraph: number;
  opensSource: boolean;
  /** May be used, but a sentence without any is better. */
  fault: SentenceFault | null;
};

/** A worker must answer its heartbeat: so much text is cleaned in one turn. */
const CHARACTERS_PER_TURN = 100_000;
/** Of one source; what lies behind is not read, and that is said. */
const MOST_CHARACTERS = 2_000_000;
const MOST_SENTENCES = 1_500;
/** Sentences that cannot be quoted at all. */
const UNUSABLE = new Set<SentenceFault | null>([
  "no-end-mark",
  "unbalanced",
  "inside-quotation",
  "ellipsis-or-question",
  "furniture",
  "photo-credit",
  "capitals",
]);
const FEWEST_WORDS = 3;

/** Throws `no-sources`, `language-unsupported` or `nothing-usable`. */
export async function readSources(context: PipelineContext): Promise<SourceSentence[]> {
  const sources = requireLanguage(context);
  const sentences: SourceSentence[] = [];
  for (const [index, source] of sources.entries()) {
    context.emit.step({ name: "read", done: index, of: sources.length, note: source.title });
    sentences.push(...(await readSource(source, context, 1 + (sentences.at(-1)?.paragraph ?? -1))));
  }
  context.emit.step({ name: "read", done: sources.length, of: sources.length });
  if (sentences.length === 0)
    throw new PipelineError(
      "nothing-usable",
      "The sources have no whole sentences to work with: after headings, captions and page furniture were left out, nothing remained.",
    );
  const kept = sampleEvenly(sentences, MOST_SENTENCES);
  if (kept.length < sentences.length)
    context.emit.problem({
      code: "source-sampled",
      message: `The sources are long: ${kept.length.toLocaleString("en")} of their ${sentences.length.toLocaleString("en")} sentences, spread over the whole text, were considered.`,
    });
  return kept;
}

/** The sources in the draft's language; one of unknown language counts as such. */
function requireLanguage({ sources, language, emit }: PipelineContext): PipelineSource[] {
  const withText = sources.filter((source) => /\p{L}/u.test(source.text));
  if (withText.length === 0)
    throw new PipelineError(
      "no-sources",
      sources.length === 0 ? "No source was chosen for this draft." : "The chosen sources have no text.",
    );
  const fits = (source: PipelineSource) =>
    baseLanguage(source.language) === "und" || isSameLanguage(source.language, language);
  const usable = withText.filter(fits);
  if (usable.length === 0)
    throw new PipelineError(
      "language-unsupported",
      `The draft is to be in ${languageName(language)}, but its sources are in ${[...new Set(withText.map((source) => languageName(source.language)))].join(" and ")}. Translate the sources first, or write the draft in their language and translate it.`,
    );
  for (const source of withText.filter((other) => !fits(other)))
    emit.problem({
      code: "source-skipped",
      message: `“${source.title}” is in ${languageName(source.language)} and was left out: the draft is in ${languageName(language)}.`,
    });
  return usable;
}

async function readSource(
  source: PipelineSource,
  context: PipelineContext,
  firstParagraph: number,
): Promise<SourceSentence[]> {
  const { signal, emit, language } = context;
  const sentences: SourceSentence[] = [];
  const end = cutAt(source.text, MOST_CHARACTERS);
  if (end < source.text.length)
    emit.problem({
      code: "source-cut",
      message: `“${source.title}” is very long: its first ${Math.round((end / source.text.length) * 100)} percent were read.`,
    });
  let paragraph = firstParagraph;
  for (let start = 0; start < end;) {
    await nextTurn();
    signal.throwIfAborted();
    const stop = Math.min(end, cutAt(source.text, start + CHARACTERS_PER_TURN));
    const cleaned = cleanArticle(source.text.slice(start, stop), language).sentences;
    sentences.push(...cleaned.filter(isUsable).map((sentence) => place(sentence, source, start, paragraph)));
    paragraph += 1 + (cleaned.at(-1)?.paragraph ?? -1);
    start = stop;
  }
  return sentences.map((sentence, index) => ({ ...sentence, opensSource: index === 0 }));
}

/** The last end of a paragraph before `most`; without one, of a line or a word. */
function cutAt(text: string, most: number): number {
  if (text.length <= most) return text.length;
  for (const mark of ["\n\n", "\n", ". ", " "]) {
    const at = text.lastIndexOf(mark, most - mark.length);
    if (at > most - CHARACTERS_PER_TURN / 2) return at + mark.length;
  }
  return most;
}

function isUsable({ fault, text }: CleanSentence): boolean {
  return !UNUSABLE.has(fault) && countWords(text) >= FEWEST_WORDS;
}

function place(sentence: CleanSentence, source: PipelineSource, offset: number, paragraph: number): SourceSentence {
  return {
    source,
    text: sentence.text,
    start: sentence.start + offset,
    end: sentence.end + offset,
    words: countWords(sentence.text),
    paragraph: sentence.paragraph + paragraph,
    opensSource: false,
    fault: sentence.fault,
  };
}
